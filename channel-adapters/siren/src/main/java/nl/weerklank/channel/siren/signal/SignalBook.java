package nl.weerklank.channel.siren.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every signal that the park can sound; the shipped book knows the Netherlands, Germany and Austria. */
public final class SignalBook {

    private final List<Signal> signals;
    private final Map<Integer, Signal> byNumber = new HashMap<>();
    private final Map<String, Map<Purpose, Signal>> byUse = new HashMap<>();

    public SignalBook(List<Signal> signals) {
        this.signals = List.copyOf(signals);
        for (var signal : signals) {
            if (byNumber.put(signal.number(), signal) != null) {
                throw new IllegalArgumentException("two signals have number " + signal.number());
            }
            byUse.computeIfAbsent(signal.country(), country -> new EnumMap<>(Purpose.class))
                    .putIfAbsent(signal.purpose(), signal);
        }
    }

    /** The signals that the project ships. */
    public static SignalBook shipped() {
        var stream = Objects.requireNonNull(
                SignalBook.class.getResourceAsStream("signals.csv"), "the shipped signals are part of this jar");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse("signals.csv", reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped signals cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is wrong */
    public static SignalBook read(Path csv) throws IOException {
        return parse(csv.toString(), Files.readAllLines(csv));
    }

    public List<Signal> all() {
        return signals;
    }

    /** The signal with this number in the controllers. */
    public Optional<Signal> numbered(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** What a country sounds for a purpose; its own signal before one for every country. */
    public Optional<Signal> find(String country, Purpose purpose) {
        return exactly(country, purpose).or(() -> exactly("*", purpose));
    }

    private Optional<Signal> exactly(String country, Purpose purpose) {
        return Optional.ofNullable(byUse.getOrDefault(country, Map.of()).get(purpose));
    }

    private static SignalBook parse(String name, List<String> lines) {
        var signals = new ArrayList<Signal>();
        boolean header = true;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (header) {
                header = false;
                continue;
            }
            try {
                signals.add(signal(line.split(",", -1)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(name, i + 1, e.getMessage()), e);
            }
        }
        return new SignalBook(signals);
    }

    private static Signal signal(String[] fields) {
        if (fields.length != 7) {
            throw new IllegalArgumentException("expected id,country,purpose,number,runs,pause_s,pattern");
        }
        return new Signal(
                fields[0].strip(),
                fields[1].strip(),
                Purpose.valueOf(fields[2].strip().toUpperCase(Locale.ROOT).replace('-', '_')),
                Integer.parseInt(fields[3].strip()),
                Integer.parseInt(fields[4].strip()),
                Integer.parseInt(fields[5].strip()),
                pattern(fields[6].strip().split("\\s+")));
    }

    private static List<Signal.Segment> pattern(String[] words) {
        if (words.length % 2 != 0) {
            throw new IllegalArgumentException("a pattern is pairs of a tone and its seconds");
        }
        var segments = new ArrayList<Signal.Segment>();
        for (int i = 0; i < words.length; i += 2) {
            segments.add(new Signal.Segment(
                    Signal.Tone.valueOf(words[i].toUpperCase(Locale.ROOT)), Integer.parseInt(words[i + 1])));
        }
        return segments;
    }
}
