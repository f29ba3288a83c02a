package nl.weerklank.channel.siren.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/**
 * Numbers that only rise, over restarts too. They begin at the time in microseconds, so that a lost file does no harm, and
 * a block is written down before any of it is used.
 */
public final class CommandCounter {

    private static final long BLOCK = 1_000_000;

    private final Path file;
    private long next;
    private long reserved;

    /** @param file where the highest number that may have been used is kept */
    public CommandCounter(Path file, InstantSource clock) {
        this.file = file;
        this.next = Math.max(stored(file), clock.millis() * 1000) + 1;
        this.reserved = next - 1;
    }

    /** A number higher than all before. */
    public synchronized long next() {
        if (next > reserved) {
            reserve(next + BLOCK);
        }
        return next++;
    }

    /** A controller knows a higher number already: numbers go on above it. */
    public synchronized void above(long seen) {
        next = Math.max(next, seen + 1);
    }

    private void reserve(long upTo) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Long.toString(upTo));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            reserved = upTo;
        } catch (IOException e) {
            throw new UncheckedIOException("the siren command counter cannot be written to " + file, e);
        }
    }

    private static long stored(Path file) {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the siren command counter cannot be read from " + file, e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(file + " must hold the highest command number used; remove it", e);
        }
    }
}
