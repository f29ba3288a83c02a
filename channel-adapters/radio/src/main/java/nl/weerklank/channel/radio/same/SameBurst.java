package nl.weerklank.channel.radio.same;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Tones;

/**
 * One burst of SAME as sound (47 CFR 11.31(a)): sixteen preamble bytes, then the characters, eight bits each, least
 * significant first, at 520 5/6 bit/s. A mark is four whole waves of 2083 1/3 Hz, a space three of 1562 1/2 Hz, so that
 * every bit begins at phase zero and the rate stays exact however long the burst is.
 */
public final class SameBurst implements Sound {

    /** The characters that end a message. */
    public static final String END_OF_MESSAGE = "NNNN";

    /** The pause after every burst. */
    public static final double PAUSE_SECONDS = 1;

    static final int PREAMBLE_BYTE = 0xAB;
    static final int PREAMBLE_BYTES = 16;
    static final int MARK_WAVES = 4;
    static final int SPACE_WAVES = 3;
    /** A bit lasts 6/3125 s: BIT_NUMERATOR / BIT_DENOMINATOR samples. */
    static final long BIT_NUMERATOR = 6L * RATE;

    static final long BIT_DENOMINATOR = 3125;

    /** How often a header and an end of message are sent (11.31(c)). */
    public static final int REPEATS = 3;

    private static final double LEVEL = 0.8 * Short.MAX_VALUE;

    private final byte[] bytes;

    private SameBurst(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The burst that carries these ASCII characters. */
    public static SameBurst of(String text) {
        var characters = text.getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[PREAMBLE_BYTES + characters.length];
        Arrays.fill(bytes, 0, PREAMBLE_BYTES, (byte) PREAMBLE_BYTE);
        System.arraycopy(characters, 0, bytes, PREAMBLE_BYTES, characters.length);
        return new SameBurst(bytes);
    }

    /** The burst three times, each followed by the pause (11.31(c)). */
    public static Sequence threeTimes(String text) {
        var parts = new ArrayList<Sound>();
        for (int i = 0; i < REPEATS; i++) {
            parts.addAll(List.of(of(text), Tones.silence(PAUSE_SECONDS)));
        }
        return new Sequence(parts);
    }

    @Override
    public long length() {
        return (bytes.length * 8L * BIT_NUMERATOR + BIT_DENOMINATOR - 1) / BIT_DENOMINATOR;
    }

    @Override
    public void render(long from, short[] into, int offset, int count) {
        for (int i = 0; i < count; i++) {
            long scaled = (from + i) * BIT_DENOMINATOR;
            int bit = (int) (scaled / BIT_NUMERATOR);
            double part = (scaled % BIT_NUMERATOR) / (double) BIT_NUMERATOR;
            boolean mark = (bytes[bit >> 3] >> (bit & 7) & 1) == 1;
            into[offset + i] =
                    (short) Math.round(LEVEL * Math.sin(2 * Math.PI * (mark ? MARK_WAVES : SPACE_WAVES) * part));
        }
    }
}
