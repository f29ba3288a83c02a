package nl.weerklank.signal.format;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.Tlp;

/** Reads bytes in a test as the edges do. */
public final class Reading {

    public static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");
    private static final Readers READERS = Readers.installed();

    private Reading() {}

    public static List<Entry> of(String format, String text) {
        return of(format, text, Map.of());
    }

    public static List<Entry> of(String format, String text, Map<String, String> settings, Hazard... hazards) {
        return of(format, text.getBytes(StandardCharsets.UTF_8), settings, hazards);
    }

    public static List<Entry> of(String format, byte[] raw, Map<String, String> settings, Hazard... hazards) {
        var facts = new SourceFacts(
                "tested",
                List.of(hazards),
                Tlp.CLEAR,
                RECEIVED,
                new RawReference(SignalIds.digest(raw), "", ""),
                URI.create("https://feed.example/a/list"),
                settings);
        return READERS.read(format, raw, facts);
    }

    public static List<Signal> signals(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Taken.class::isInstance)
                .map(entry -> ((Entry.Taken) entry).signal())
                .toList();
    }

    public static Signal signal(List<Entry> entries) {
        var signals = signals(entries);
        if (signals.size() != 1) {
            throw new AssertionError("one signal was expected: " + entries);
        }
        return signals.getFirst();
    }

    public static Entry.Refused refusal(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Refused.class::isInstance)
                .map(Entry.Refused.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was refused: " + entries));
    }
}
