package nl.weerklank.channel.web.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.json.ContractJson;

/** One file of state that its owner alone can read; a crash leaves the old one or the new one, never half of one. */
public final class KeptFile {

    private final Path file;

    public KeptFile(Path file) {
        this.file = file;
    }

    /**
     * What was kept, or nothing when nothing was.
     *
     * @throws IOException when there is a file that cannot be read as this
     */
    public <T> Optional<T> read(Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractJson.read(Files.readAllBytes(file), type));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold what was kept there: " + e.getMessage(), e);
        }
    }

    /** Keeps this in place of what was kept; it is on the disk when this returns. */
    public void write(Object kept) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap(ContractJson.write(kept));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
