package nl.weerklank.channel.cellbroadcast.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.weerklank.contract.json.ContractJson;

/**
 * The centre's alerts on disk as JSON lines, of which the last of an alert counts; rewritten at start without what has
 * expired. A line is in the file before anything is sent, which a kill of the process survives.
 */
public final class Journal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final FileChannel file;
    private final Map<String, AlertRecord> found = new LinkedHashMap<>();
    private final AtomicInteger toForce = new AtomicInteger();

    public Journal(Path stateDir, Instant now) {
        try {
            Files.createDirectories(stateDir);
            var path = stateDir.resolve("alerts.jsonl");
            read(path);
            found.values().removeIf(alert -> alert.stopped() && alert.expires().isBefore(now));
            rewrite(path);
            file = FileChannel.open(path, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the centre's state in " + stateDir + " cannot be read or written: " + e, e);
        }
    }

    /** What an earlier run left. */
    public Collection<AlertRecord> found() {
        return found.values();
    }

    /** Adds the present state of one alert; in the file when this returns. */
    public void write(AlertRecord alert) {
        var line = ContractJson.write(alert);
        var whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        try {
            WholeFile.append(file, whole);
        } catch (IOException e) {
            throw new UncheckedIOException("the centre's state cannot be written; is the disk full?", e);
        }
    }

    /** Forces what was written to the disk itself, on another thread; what is written meanwhile shares the next turn. */
    public void forceSoon() {
        if (toForce.getAndIncrement() == 0) {
            Thread.ofVirtual().start(() -> {
                int seen;
                do {
                    seen = toForce.get();
                    force();
                } while (!toForce.compareAndSet(seen, 0));
            });
        }
    }

    /** Forces what was written to the disk itself. */
    public void force() {
        try {
            file.force(false);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "state not forced to disk cause={0}", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "state not closed cause={0}", e);
        }
    }

    private void read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        for (var line : Files.readString(path).split("\n")) {
            if (!line.isBlank()) {
                try {
                    var alert = ContractJson.read(line.getBytes(StandardCharsets.UTF_8), AlertRecord.class);
                    found.put(alert.alertId(), alert);
                } catch (IllegalArgumentException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "a torn line of the state is left out cause={0}",
                            e.getMessage());
                }
            }
        }
    }

    private void rewrite(Path path) throws IOException {
        var all = new StringBuilder();
        for (var alert : found.values()) {
            all.append(new String(ContractJson.write(alert), StandardCharsets.UTF_8))
                    .append('\n');
        }
        WholeFile.replace(path, all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
