package nl.weerklank.channel.radio.dab;

import java.util.Arrays;

/** A fast information block (EN 300 401 §5.2.1): thirty bytes of FIGs and their CRC. */
public final class Fib {

    private static final int ROOM = 30;
    private static final byte END_MARK = (byte) 0xFF;

    private Fib() {}

    /** The block with these FIGs. @throws IllegalArgumentException when they do not fit */
    public static byte[] of(byte[]... figs) {
        var fib = new byte[ROOM + 2];
        int at = 0;
        for (var fig : figs) {
            if (at + fig.length > ROOM) {
                throw new IllegalArgumentException("a FIB has room for " + ROOM + " bytes of FIGs");
            }
            System.arraycopy(fig, 0, fib, at, fig.length);
            at += fig.length;
        }
        if (at < ROOM) {
            fib[at] = END_MARK;
        }
        int crc = crc(Arrays.copyOf(fib, ROOM));
        fib[ROOM] = (byte) (crc >> 8);
        fib[ROOM + 1] = (byte) crc;
        return fib;
    }

    /** x^16 + x^12 + x^5 + 1, begun with ones and sent inverted. */
    static int crc(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte b : bytes) {
            crc ^= (b & 0xFF) << 8;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc ^ 0xFFFF;
    }
}
