package nl.weerklank.channel.radio.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** The samples of a sound as little-endian bytes, rendered while they are read. */
final class SoundStream extends InputStream {

    private static final int PIECE = 4096;

    private final Sound sound;
    private final short[] piece = new short[PIECE];
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long next;

    SoundStream(Sound sound) {
        this.sound = sound;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (!bytes.hasRemaining() && !fill()) {
            return -1;
        }
        int taken = Math.min(count, bytes.remaining());
        bytes.get(into, offset, taken);
        return taken;
    }

    private boolean fill() throws IOException {
        int count = (int) Math.min(PIECE, sound.length() - next);
        if (count <= 0) {
            return false;
        }
        sound.render(next, piece, 0, count);
        next += count;
        bytes = ByteBuffer.allocate(count * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(piece, 0, count);
        return true;
    }
}
