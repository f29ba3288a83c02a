package nl.weerklank.channel.radio.dab;

import java.io.ByteArrayOutputStream;

/** Bits in the order of sending, gathered into bytes. */
final class BitWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int open;
    private int bits;

    /** The lowest {@code count} bits of the value, highest first. */
    BitWriter put(int value, int count) {
        if (count < 32 && value >>> count != 0) {
            throw new IllegalArgumentException(value + " does not fit into " + count + " bits");
        }
        for (int i = count - 1; i >= 0; i--) {
            open = open << 1 | value >> i & 1;
            if (++bits % 8 == 0) {
                bytes.write(open);
                open = 0;
            }
        }
        return this;
    }

    /** @throws IllegalStateException when the last byte is not whole */
    byte[] bytes() {
        if (bits % 8 != 0) {
            throw new IllegalStateException("the last byte has only " + bits % 8 + " bits");
        }
        return bytes.toByteArray();
    }
}
