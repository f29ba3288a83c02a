package nl.weerklank.channel.radio.rds;

import java.util.List;

/** One group: four blocks of 16 bits, each sent with its 10 check bits (generator 0x5B9) plus the block's offset word. */
public record RdsGroup(int a, int b, int c, int d) {

    /** Bits of a whole group. */
    public static final int BITS = 104;

    private static final int GENERATOR = 0x5B9;
    private static final int OFFSET_A = 0x0FC;
    private static final int OFFSET_B = 0x198;
    private static final int OFFSET_C = 0x168;
    private static final int OFFSET_C2 = 0x350;
    private static final int OFFSET_D = 0x1B4;
    private static final int VERSION_B = 1 << 11;

    public RdsGroup {
        for (int block : List.of(a, b, c, d)) {
            if (block < 0 || block > 0xFFFF) {
                throw new IllegalArgumentException("a block has 16 bits");
            }
        }
    }

    /** The four blocks as sent, 26 bits each, first block first. */
    public List<Integer> blocks() {
        return List.of(
                checked(a, OFFSET_A),
                checked(b, OFFSET_B),
                checked(c, (b & VERSION_B) == 0 ? OFFSET_C : OFFSET_C2),
                checked(d, OFFSET_D));
    }

    /** The group as sent, in the order of time, as {@code 0} and {@code 1}. */
    public String bits() {
        var bits = new StringBuilder(BITS);
        for (int block : blocks()) {
            for (int bit = 25; bit >= 0; bit--) {
                bits.append(block >> bit & 1);
            }
        }
        return bits.toString();
    }

    /** The group without check bits, as logs of RDS write it: {@code 8E30 07F8 E0CD 4E4C}. */
    public String hex() {
        return "%04X %04X %04X %04X".formatted(a, b, c, d);
    }

    private static int checked(int block, int offset) {
        int rest = block << 10;
        for (int bit = 25; bit >= 10; bit--) {
            if ((rest >> bit & 1) == 1) {
                rest ^= GENERATOR << bit - 10;
            }
        }
        return block << 10 | rest ^ offset;
    }
}
