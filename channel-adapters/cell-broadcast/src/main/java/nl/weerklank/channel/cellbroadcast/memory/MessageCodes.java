package nl.weerklank.channel.cellbroadcast.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber.Scope;

/**
 * Which of the 1024 message codes are free. A code belongs to one alert while anything of it may be on the air; then it
 * rests behind all others that ended before it, so that the one that rested longest is used next. Phones drop a message
 * whose identifier and serial number they have shown within 24 hours (TS 23.041 §8.2): a code goes on counting its update
 * number with its next alert, so the same serial number comes back only after 16 alerts of one code, which is 16,384
 * alerts. The file has a line for each change, {@code code update seconds}; codes are set aside and forced to disk a block
 * at a time before any of them is used, so that not even a loss of power makes a serial number come twice.
 */
public final class MessageCodes implements AutoCloseable {

    /** How long phones remember what they have shown. */
    public static final Duration MEMORY_OF_PHONES = Duration.ofHours(24);

    /** Every code belongs to a live alert. */
    public static final class NoneFree extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NoneFree() {
            super("all " + SerialNumber.CODES + " message codes belong to live alerts");
        }
    }

    private static final System.Logger LOG = System.getLogger(MessageCodes.class.getName());
    private static final int BLOCK = 32;
    private static final int UPDATES = 16;
    private static final long IN_USE = -1;
    private static final long NEVER_USED = 0;

    private final int[] update = new int[SerialNumber.CODES];
    private final long[] endedAt = new long[SerialNumber.CODES];
    private final BitSet live = new BitSet();
    private final Deque<Integer> resting = new ArrayDeque<>();
    private final Deque<Integer> setAside = new ArrayDeque<>();
    private final FileChannel file;

    /** @param inUse the serial numbers of the alerts that are live now */
    public MessageCodes(Path stateDir, Collection<SerialNumber> inUse, Instant now) {
        Arrays.fill(update, -1);
        try {
            Files.createDirectories(stateDir);
            var path = stateDir.resolve("message-codes");
            if (Files.exists(path)) {
                Files.readAllLines(path).forEach(this::read);
            }
            for (var serial : inUse) {
                live.set(serial.code());
                update[serial.code()] = serial.update();
            }
            restAllThatEnded(now.getEpochSecond());
            WholeFile.replace(path, everything());
            file = FileChannel.open(path, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("the message codes in " + stateDir + " cannot be read or written: " + e, e);
        }
    }

    /** A serial number of a code that no live alert has. @throws NoneFree when there is none */
    public SerialNumber take(Instant now) {
        if (setAside.isEmpty()) {
            setAside(now.getEpochSecond());
        }
        var code = setAside.poll();
        if (code == null) {
            throw new NoneFree();
        }
        live.set(code);
        return new SerialNumber(Scope.PLMN, code, update[code]);
    }

    /** The alert with this serial number, its last, is off the air everywhere. */
    public void release(SerialNumber last, Instant now) {
        if (live.get(last.code())) {
            live.clear(last.code());
            update[last.code()] = last.update();
            endedAt[last.code()] = Math.max(1, now.getEpochSecond());
            resting.addLast(last.code());
            append(line(last.code()));
        }
    }

    /** How many codes live alerts have. */
    public int inUse() {
        return live.cardinality();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "message codes not closed cause={0}", e);
        }
    }

    private void restAllThatEnded(long now) {
        for (int code = 0; code < SerialNumber.CODES; code++) {
            if (endedAt[code] == IN_USE && !live.get(code)) {
                endedAt[code] = now; // set aside or used when the process ended: as if its alert ended just now
            } else if (live.get(code)) {
                endedAt[code] = IN_USE;
            }
        }
        IntStream.range(0, SerialNumber.CODES)
                .filter(code -> !live.get(code))
                .boxed()
                .sorted(Comparator.comparingLong(code -> endedAt[code]))
                .forEach(resting::addLast);
    }

    private void setAside(long now) {
        var lines = new StringBuilder();
        for (int i = 0; i < BLOCK && !resting.isEmpty(); i++) {
            int code = resting.removeFirst();
            if (endedAt[code] != NEVER_USED && now - endedAt[code] < MEMORY_OF_PHONES.toSeconds() && i == 0) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "message codes are used again within 24 hours, with other update numbers code={0}",
                        Integer.toString(code));
            }
            update[code] = (update[code] + 1) % UPDATES;
            endedAt[code] = IN_USE;
            setAside.addLast(code);
            lines.append(line(code));
        }
        append(lines.toString());
        try {
            file.force(false);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "message codes not forced to disk cause={0}", e);
        }
    }

    private void read(String line) {
        var fields = line.strip().split(" ");
        try {
            int code = Integer.parseInt(fields[0]);
            int last = Integer.parseInt(fields[1]);
            long ended = Long.parseLong(fields[2]);
            if (code >= 0 && code < SerialNumber.CODES && last >= -1 && last < UPDATES) {
                update[code] = last;
                endedAt[code] = ended;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            LOG.log(System.Logger.Level.WARNING, "a torn line of message codes is left out cause={0}", e.getMessage());
        }
    }

    private byte[] everything() {
        var all = new StringBuilder();
        for (int code = 0; code < SerialNumber.CODES; code++) {
            if (endedAt[code] != NEVER_USED) {
                all.append(line(code));
            }
        }
        return all.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String line(int code) {
        return code + " " + update[code] + " " + endedAt[code] + "\n";
    }

    private void append(String lines) {
        try {
            WholeFile.append(file, lines.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("message codes cannot be written; is the disk full?", e);
        }
    }
}
