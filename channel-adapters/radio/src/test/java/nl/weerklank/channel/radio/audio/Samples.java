package nl.weerklank.channel.radio.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound that is held as samples, for tests that look at them. */
public final class Samples implements Sound {

    private final short[] samples;

    private Samples(short[] samples) {
        this.samples = samples;
    }

    public static Samples of(short[] samples) {
        return new Samples(samples.clone());
    }

    /** All samples of a sound. */
    public static short[] all(Sound sound) {
        var samples = new short[Math.toIntExact(sound.length())];
        try {
            sound.render(0, samples, 0, samples.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    /** A headerless recording, little-endian. */
    public static Samples ofRaw(Path raw) throws IOException {
        return ofLittleEndian(Files.readAllBytes(raw));
    }

    public static Samples ofLittleEndian(byte[] bytes) {
        var samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Samples(samples);
    }

    @Override
    public long length() {
        return samples.length;
    }

    @Override
    public void render(long from, short[] into, int offset, int count) {
        System.arraycopy(samples, (int) from, into, offset, count);
    }
}
