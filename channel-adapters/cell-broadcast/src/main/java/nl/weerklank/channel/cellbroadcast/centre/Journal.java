package nl.weerklank.channel.cellbroadcast.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.contract.json.ContractJson;

/**
 * The centre's memory on disk: alerts as JSON lines, the last line of an alert counts; rewritten at start without what has
 * expired. A line is in the file before anything is sent, which a kill of the process survives; message codes are set
 * aside and forced to disk a block at a time, so that not even a loss of power makes a code come twice.
 */
final class Journal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final int BLOCK = 32;

    private final FileChannel file;
    private final Path codesFile;
    private final Map<String, AlertRecord> found = new LinkedHashMap<>();
    private final AtomicInteger toForce = new AtomicInteger();
    private int nextCode;
    private int setAside;

    Journal(Path stateDir, Instant now) {
        try {
            Files.createDirectories(stateDir);
            var path = stateDir.resolve("alerts.jsonl");
            codesFile = stateDir.resolve("codes");
            read(path);
            found.values().removeIf(alert -> alert.stopped() && alert.expires().isBefore(now));
            rewrite(path);
            file = FileChannel.open(path, StandardOpenOption.APPEND);
            nextCode = Files.exists(codesFile)
                    ? Integer.parseInt(Files.readString(codesFile).strip())
                    : 1;
            setAside = nextCode;
            reserve();
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException(
                    "the centre's state in " + stateDir + " cannot be read or written: " + e, e);
        }
    }

    /** What an earlier run left. */
    Collection<AlertRecord> found() {
        return found.values();
    }

    /** Adds the present state of one alert; in the file when this returns. */
    void write(AlertRecord alert) {
        var line = ContractJson.write(alert);
        var octets =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try {
            while (octets.hasRemaining()) {
                file.write(octets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the centre's state cannot be written; is the disk full?", e);
        }
    }

    /** Forces what was written to the disk itself, on another thread; what is written meanwhile shares the next turn. */
    void forceSoon() {
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
    void force() {
        try {
            file.force(false);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "state not forced to disk cause={0}", e);
        }
    }

    /** The next message code; codes go round after {@value SerialNumber#CODES}. */
    int takeCode() {
        if (nextCode == setAside) {
            reserve();
        }
        return Math.floorMod(nextCode++, SerialNumber.CODES);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "state not closed cause={0}", e);
        }
    }

    private void reserve() {
        setAside = nextCode + BLOCK;
        try {
            replace(codesFile, (setAside + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("message codes cannot be set aside; is the disk full?", e);
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
        replace(path, all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(Path path, byte[] content) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var octets = ByteBuffer.wrap(content);
            while (octets.hasRemaining()) {
                out.write(octets);
            }
            out.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
