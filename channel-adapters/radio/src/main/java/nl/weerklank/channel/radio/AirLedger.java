package nl.weerklank.channel.radio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of each version in each region, kept in a file so that a restart neither repeats nor forgets it. */
final class AirLedger {

    /** What was proven or disproven. */
    enum Proof {
        ON_AIR,
        HEARD,
        NOT_HEARD,
        STOPPED
    }

    private record Line(Proof proof, Instant expires) {}

    private final Path file;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();

    /** Opens the ledger and drops what expired before now. */
    AirLedger(Path file, Instant now) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
                lines.values().removeIf(line -> line.expires().isBefore(now));
                Files.write(file, lines.entrySet().stream().map(AirLedger::text).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the radio channel cannot keep its state in " + file, e);
        }
    }

    synchronized Optional<Proof> proof(String alert, int version, String region) {
        return Optional.ofNullable(lines.get(key(alert, version, region))).map(Line::proof);
    }

    /** Whether a newer version was on the air of the region, or stopped there. */
    synchronized boolean isSuperseded(String alert, int version, String region) {
        return newest.getOrDefault(alert + "/" + region, 0) > version;
    }

    synchronized void note(String alert, int version, String region, Proof proof, Instant expires) {
        var key = key(alert, version, region);
        put(key, new Line(proof, expires));
        try {
            Files.writeString(
                    file,
                    text(Map.entry(key, new Line(proof, expires))) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the radio channel cannot keep its state in " + file, e);
        }
    }

    private void read(String text) {
        var fields = text.split(" ");
        try {
            put(fields[0], new Line(Proof.valueOf(fields[1]), Instant.parse(fields[2])));
        } catch (RuntimeException e) {
            // a line that was cut off when the process died: it was not finished, so it counts as not written
        }
    }

    private void put(String key, Line line) {
        var parts = key.split("/");
        lines.put(key, line);
        newest.merge(parts[0] + "/" + parts[2], Integer.valueOf(parts[1]), Math::max);
    }

    private static String text(Map.Entry<String, Line> line) {
        return line.getKey() + " " + line.getValue().proof() + " "
                + line.getValue().expires();
    }

    private static String key(String alert, int version, String region) {
        return alert + "/" + version + "/" + region;
    }
}
