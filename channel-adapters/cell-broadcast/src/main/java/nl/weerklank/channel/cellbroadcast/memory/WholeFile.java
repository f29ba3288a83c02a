package nl.weerklank.channel.cellbroadcast.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file at one stroke: whoever reads it finds the old content or the new one, on disk, whatever happens. */
final class WholeFile {

    private WholeFile() {}

    static void replace(Path path, byte[] content) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            append(out, content);
            out.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void append(FileChannel out, byte[] content) throws IOException {
        var octets = ByteBuffer.wrap(content);
        while (octets.hasRemaining()) {
            out.write(octets);
        }
    }
}
