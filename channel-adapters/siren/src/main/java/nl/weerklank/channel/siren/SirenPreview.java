package nl.weerklank.channel.siren;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.preview.ChannelPreview;
import nl.weerklank.contract.preview.Previewed;

/** What people near Dutch posts would hear: the signal of the book, as a pattern in seconds. */
public final class SirenPreview implements ChannelPreview {

    private static final String COUNTRY = "NL";

    @Override
    public String type() {
        return "siren";
    }

    @Override
    public List<Previewed> preview(AlertEvent alert, ChannelSettings settings) {
        var facts = new LinkedHashMap<String, String>();
        if (alert.kind() == AlertKind.CANCEL) {
            facts.put("signal", "stop");
            return List.of(new Previewed("", "", facts, List.of(), false));
        }
        var signal = OrderPlan.Planner.signal(book(settings), COUNTRY, alert.mode(), alert.lane());
        facts.put("signal", signal.id());
        facts.put("seconds", Integer.toString(signal.totalSeconds()));
        facts.put("runs", Integer.toString(signal.runs()));
        facts.put("audible", signal.audible() ? "yes" : "no");
        return List.of(new Previewed("", pattern(signal), facts, List.of(), false));
    }

    private static String pattern(Signal signal) {
        return signal.pattern().stream()
                .map(part -> part.tone().name().toLowerCase(java.util.Locale.ROOT) + " " + part.seconds() + " s")
                .collect(Collectors.joining(", "));
    }

    private static SignalBook book(ChannelSettings settings) {
        var file = settings.get("signals-file", "");
        try {
            return file.isBlank() ? SignalBook.shipped() : SignalBook.read(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the signals cannot be read", e);
        }
    }
}
