package nl.weerklank.channel.radio.pocsag;

/** The 32-bit code words: 21 bits, ten check bits of BCH(31,21), even parity. */
final class CodeWord {

    /** Begins every batch. */
    static final int SYNC = 0x7CD215D8;

    /** Fills what no pager is called in. */
    static final int IDLE = 0x7A89C197;

    private static final int GENERATOR = 0x769;
    private static final int CHECK_BITS = 10;
    private static final int ALL_BITS = 31;

    private CodeWord() {}

    static int of(int payload) {
        int rest = payload << CHECK_BITS;
        for (int bit = ALL_BITS - 1; bit >= CHECK_BITS; bit--) {
            if ((rest >> bit & 1) == 1) {
                rest ^= GENERATOR << bit - CHECK_BITS;
            }
        }
        int word = payload << CHECK_BITS | rest;
        return word << 1 | Integer.bitCount(word) & 1;
    }
}
