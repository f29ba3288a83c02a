package nl.weerklank.channel.radio.same;

import java.util.Arrays;

/** One burst as it was heard: for each bit of its characters how surely it was a mark (1) or a space (-1). */
record Burst(float[] bits, long endedAt) {

    /** Where the characters end that carry meaning, judged by what stands in them. */
    String text() {
        return text(bits);
    }

    boolean isEndOfMessage() {
        return text().startsWith(SameBurst.END_OF_MESSAGE.substring(0, 2));
    }

    static String text(float[] bits) {
        var text = new StringBuilder();
        for (int at = 0; at + 8 <= bits.length; at += 8) {
            text.append((char) character(bits, at));
        }
        return text.toString();
    }

    /** The character whose first bit stands at this place. */
    static int character(float[] bits, int at) {
        int value = 0;
        for (int i = 0; i < 8; i++) {
            if (bits[at + i] > 0) {
                value |= 1 << i;
            }
        }
        return value & 0x7F;
    }

    /** What several hearings of the same burst say together, bit by bit. */
    static String together(Iterable<Burst> hearings) {
        var sum = new float[0];
        for (var hearing : hearings) {
            if (hearing.bits.length > sum.length) {
                sum = Arrays.copyOf(sum, hearing.bits.length);
            }
            for (int i = 0; i < hearing.bits.length; i++) {
                sum[i] += hearing.bits[i];
            }
        }
        return text(sum);
    }
}
