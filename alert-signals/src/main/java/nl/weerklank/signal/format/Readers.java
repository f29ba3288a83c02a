package nl.weerklank.signal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every reader there is, found by the word of its format; a new format is a class and a line in the services file. */
public final class Readers {

    private final Map<String, SignalReader> byFormat = new TreeMap<>();

    private final ContentCheck check;

    private Readers(ContentCheck check) {
        this.check = check;
        for (var reader : ServiceLoader.load(SignalReader.class, Readers.class.getClassLoader())) {
            byFormat.put(reader.format(), reader);
        }
    }

    public static Readers installed() {
        return new Readers(ContentCheck.NONE);
    }

    /** All readers, and a second look at what they find. */
    public static Readers installed(ContentCheck check) {
        return new Readers(check);
    }

    public List<String> formats() {
        return List.copyOf(byFormat.keySet());
    }

    public Optional<SignalReader> find(String format) {
        return Optional.ofNullable(byFormat.get(format));
    }

    /** What the bytes hold; a format that is not known, and a reader that breaks, are refusals too. */
    public List<Entry> read(String format, byte[] raw, SourceFacts source) {
        var reader = byFormat.get(format);
        if (reader == null) {
            return List.of(new Entry.Refused(
                    Rule.WRONG_FORMAT,
                    "",
                    "there is no reader for the format " + format,
                    "declare one of " + String.join(", ", byFormat.keySet())));
        }
        List<Entry> entries;
        try {
            entries = check.check(format, raw, reader.read(raw, source));
        } catch (RuntimeException e) {
            entries = List.of(new Entry.Refused(
                    Rule.INVALID_CONTENT,
                    "",
                    "the reader of " + format + " stopped: " + e.getClass().getSimpleName(),
                    "keep the raw record and report it as a defect of the reader"));
        }
        return source.hazards().isEmpty() ? entries : within(entries, source);
    }

    /** A source that speaks of what it is not declared for is not listened to there. */
    private static List<Entry> within(List<Entry> entries, SourceFacts source) {
        var kept = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            boolean outside = entry instanceof Entry.Taken taken
                    && !source.hazards().contains(taken.signal().hazard().forCrisisCentre());
            kept.add(
                    outside
                            ? new Entry.Refused(
                                    Rule.NOT_FOR_US,
                                    ((Entry.Taken) entry).signal().raw().pointer(),
                                    "the source is not declared for this hazard",
                                    "add the hazard to the source if it is to be heard on it")
                            : entry);
        }
        return kept;
    }
}
