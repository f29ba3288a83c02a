package nl.weerklank.signal.format.cap;

import java.util.List;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;

/** One CAP 1.2 message, as a feed's link leads to it or a partner pushes it. */
public final class CapFileReader implements SignalReader {

    private static final CapReader READER = new CapReader();

    @Override
    public String format() {
        return "cap";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        var reading = Boolean.parseBoolean(source.settings().getOrDefault("lenient", "false"))
                ? READER.readLenient(raw).reading()
                : READER.read(raw);
        return List.of(CapSignals.entry(reading, source, Tlp.CLEAR, ""));
    }
}
