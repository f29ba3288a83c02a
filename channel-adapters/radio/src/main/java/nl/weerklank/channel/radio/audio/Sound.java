package nl.weerklank.channel.radio.audio;

import java.io.IOException;

/** A piece of mono sound of known length at {@value #RATE} samples a second that can be rendered from any place in it; holds no samples itself. */
public interface Sound {

    /** Samples a second of every sound here. */
    int RATE = 22_050;

    /** Its length in samples. */
    long length();

    /** Writes {@code count} samples from sample {@code from} on; the caller stays within {@link #length()}. */
    void render(long from, short[] into, int offset, int count) throws IOException;

    /** Its length in seconds. */
    default double seconds() {
        return length() / (double) RATE;
    }
}
