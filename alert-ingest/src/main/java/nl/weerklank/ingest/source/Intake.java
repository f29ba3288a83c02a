package nl.weerklank.ingest.source;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.source.Source;
import org.jspecify.annotations.Nullable;

/** From bytes of a source to the log: read, and kept with what was read from them. */
final class Intake {

    private final Readers readers;
    private final SignalLog log;
    private final InstantSource clock;

    Intake(Readers readers, SignalLog log, InstantSource clock) {
        this.readers = readers;
        this.log = log;
        this.clock = clock;
    }

    List<Entry> read(Source source, String format, byte[] raw, String mediaType, @Nullable URI from, String topic) {
        var settings = topic.isEmpty() ? source.settings() : with(source.settings(), topic);
        return readers.read(
                format,
                raw,
                new SourceFacts(
                        source.name(),
                        source.hazards(),
                        source.tlp(),
                        clock.instant(),
                        new RawReference(SignalIds.digest(raw), mediaType, ""),
                        from,
                        settings));
    }

    CompletableFuture<Void> keep(Source source, String mediaType, byte[] raw, List<Signal> signals) {
        return log.append(source.name(), mediaType, raw, signals);
    }

    void heard(Source source) {
        log.heard(source.name(), clock.instant());
    }

    InstantSource clock() {
        return clock;
    }

    static List<Signal> signals(List<Entry> entries) {
        var signals = new ArrayList<Signal>();
        for (var entry : entries) {
            if (entry instanceof Entry.Taken taken) {
                signals.add(taken.signal());
            }
        }
        return signals;
    }

    static List<Entry.Refused> refused(List<Entry> entries) {
        var refused = new ArrayList<Entry.Refused>();
        for (var entry : entries) {
            if (entry instanceof Entry.Refused one) {
                refused.add(one);
            }
        }
        return refused;
    }

    private static Map<String, String> with(Map<String, String> settings, String topic) {
        var more = new HashMap<>(settings);
        more.put("topic", topic);
        return more;
    }
}
