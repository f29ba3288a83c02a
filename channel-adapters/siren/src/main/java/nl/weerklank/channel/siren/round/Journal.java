package nl.weerklank.channel.siren.round;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was asked of which posts, on disk before it is asked: so that an order that comes again after a crash is recognised,
 * a stop finds the posts that sounded, and an older version never overtakes a newer one.
 */
public final class Journal implements AutoCloseable {

    private static final Duration KEPT = Duration.ofDays(7);

    private final FileChannel file;
    private final InstantSource clock;
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Map<Integer, Set<String>>> asked = new HashMap<>();
    private final Map<String, String> lastAlertOf = new HashMap<>();

    private record Line(Instant at, String alert, int version, List<String> posts) {

        String text() {
            return at + " " + alert + " " + version + " " + String.join(" ", posts) + "\n";
        }

        static Line parse(String text) {
            var words = text.split(" ");
            return new Line(
                    Instant.parse(words[0]),
                    words[1],
                    Integer.parseInt(words[2]),
                    List.of(words).subList(3, words.length));
        }
    }

    private Journal(FileChannel file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Opens it and forgets what is older than a week. */
    public static Journal open(Path path, InstantSource clock) {
        try {
            var kept = new ArrayList<Line>();
            if (Files.exists(path)) {
                var oldest = clock.instant().minus(KEPT);
                for (var text : wholeLines(path)) {
                    var line = Line.parse(text);
                    if (line.at.isAfter(oldest)) {
                        kept.add(line);
                    }
                }
            }
            var fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.write(fresh, kept.stream().map(l -> l.text().stripTrailing()).toList());
            Files.move(fresh, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            var journal = new Journal(FileChannel.open(path, StandardOpenOption.APPEND), clock);
            kept.forEach(journal::remember);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("the siren journal cannot be opened at " + path, e);
        }
    }

    /** Writes down that these posts are about to be asked for this version; on disk when this returns. */
    public synchronized void asking(String alert, int version, Collection<String> posts) {
        var line = new Line(clock.instant(), alert, version, List.copyOf(posts));
        try {
            file.write(ByteBuffer.wrap(line.text().getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the siren journal cannot be written; is the disk full?", e);
        }
        remember(line);
    }

    /** The highest version that was asked for, 0 for an alert that is not known. */
    public synchronized int version(String alert) {
        return versions.getOrDefault(alert, 0);
    }

    /** The posts that were asked for this version. */
    public synchronized Set<String> asked(String alert, int version) {
        return Set.copyOf(asked.getOrDefault(alert, Map.of()).getOrDefault(version, Set.of()));
    }

    /** The posts that were asked for any version. */
    public synchronized Set<String> asked(String alert) {
        var all = new HashSet<String>();
        asked.getOrDefault(alert, Map.of()).values().forEach(all::addAll);
        return all;
    }

    /** Whether another alert asked something of this post after this one did. */
    public synchronized boolean takenOver(String post, String alert) {
        return !lastAlertOf.getOrDefault(post, alert).equals(alert);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the siren journal cannot be closed", e);
        }
    }

    private void remember(Line line) {
        versions.merge(line.alert, line.version, Math::max);
        asked.computeIfAbsent(line.alert, a -> new HashMap<>())
                .computeIfAbsent(line.version, v -> new HashSet<>())
                .addAll(line.posts);
        line.posts.forEach(post -> lastAlertOf.put(post, line.alert));
    }

    /** A line that was being written during a crash has no end and was never acted upon. */
    private static List<String> wholeLines(Path path) throws IOException {
        var text = Files.readString(path);
        var end = text.lastIndexOf('\n');
        return end < 0
                ? List.of()
                : text.substring(0, end).lines().filter(l -> !l.isBlank()).toList();
    }
}
