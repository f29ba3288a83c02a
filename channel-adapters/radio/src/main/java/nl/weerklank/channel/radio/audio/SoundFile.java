package nl.weerklank.channel.radio.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sound in a WAV file that stays on disk and is read piece by piece. */
public final class SoundFile implements Sound {

    private static final int HEAD = 4096;

    private final Path path;
    private final long dataAt;
    private final long length;

    private SoundFile(Path path, long dataAt, long length) {
        this.path = path;
        this.dataAt = dataAt;
        this.length = length;
    }

    /** @throws IOException when the file is no mono 16-bit WAV of {@value Sound#RATE} samples a second */
    public static SoundFile of(Path wav) throws IOException {
        try (var channel = FileChannel.open(wav, StandardOpenOption.READ)) {
            var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until the head is full or the file ends
            }
            head.flip();
            var data = Wav.findData(head);
            long bytes = Math.min(data.bytes(), channel.size() - data.at());
            return new SoundFile(wav, data.at(), bytes / 2);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void render(long from, short[] into, int offset, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count * 2).order(ByteOrder.LITTLE_ENDIAN);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long at = dataAt + from * 2;
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, at);
                if (read < 0) {
                    throw new EOFException(path + " became shorter while it was read");
                }
                at += read;
            }
        }
        bytes.flip();
        bytes.asShortBuffer().get(into, offset, count);
    }
}
