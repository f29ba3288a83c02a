package nl.weerklank.ingest.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What a file says, read again when it changes; a file that has become unreadable leaves what it said before in force. */
final class WatchedFile<T> implements Supplier<T> {

    private static final Logger LOG = Logger.getLogger(WatchedFile.class);

    /** Reads the file. */
    interface Parser<T> {
        T read(Path file) throws IOException;
    }

    private final Path file;
    private final Parser<T> parser;
    private volatile T value;
    private FileTime readAs;

    /** @throws IllegalArgumentException when the file cannot be read or is wrong, in one sentence */
    WatchedFile(Path file, Parser<T> parser) {
        this.file = file;
        this.parser = parser;
        try {
            this.readAs = Files.getLastModifiedTime(file);
            this.value = parser.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public T get() {
        return value;
    }

    /** Reads the file again if it has changed. */
    synchronized void look() {
        try {
            var changed = Files.getLastModifiedTime(file);
            if (changed.equals(readAs)) {
                return;
            }
            readAs = changed;
            value = parser.read(file);
            LOG.infof("file read again file=%s", file);
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("file is wrong, what it said before stays in force file=%s cause=%s", file, e.getMessage());
        }
    }
}
