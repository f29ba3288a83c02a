package nl.weerklank.channel.cellbroadcast.packet;

import java.io.ByteArrayOutputStream;

/** Writes values in the aligned variant of packed encoding rules (ITU-T X.691). */
final class AperWriter {

    private static final int FRAGMENT = 16 * 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int partial;
    private int partialBits;

    /** The lowest {@code count} bits of a value, highest first. */
    AperWriter bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            partial = partial << 1 | (int) (value >> i & 1);
            if (++partialBits == 8) {
                out.write(partial);
                partial = 0;
                partialBits = 0;
            }
        }
        return this;
    }

    /** Fills up to the next octet. */
    AperWriter align() {
        return partialBits == 0 ? this : bits(0, 8 - partialBits);
    }

    AperWriter octets(byte[] octets) {
        align();
        out.writeBytes(octets);
        return this;
    }

    /** A whole number between two bounds (§11.5). */
    AperWriter number(long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not between " + least + " and " + most);
        }
        long range = most - least + 1;
        long above = value - least;
        if (range == 1) {
            return this;
        }
        if (range <= 255) {
            return bits(above, Long.SIZE - Long.numberOfLeadingZeros(range - 1));
        }
        if (range == 256) {
            return align().bits(above, 8);
        }
        if (range <= 65_536) {
            return align().bits(above, 16);
        }
        int mostOctets = octetsFor(range - 1);
        int needed = octetsFor(above);
        return number(needed, 1, mostOctets).align().bits(above, needed * 8);
    }

    /** An open type: its octets with their length before them, in fragments where it is long (§11.9). */
    AperWriter open(AperWriter content) {
        var octets = content.finished();
        align();
        int at = 0;
        while (octets.length - at >= FRAGMENT) {
            int blocks = Math.min(4, (octets.length - at) / FRAGMENT);
            bits(0xC0 | blocks, 8);
            out.write(octets, at, blocks * FRAGMENT);
            at += blocks * FRAGMENT;
        }
        int rest = octets.length - at;
        if (rest < 128) {
            bits(rest, 8);
        } else {
            bits(0x8000 | rest, 16);
        }
        out.write(octets, at, rest);
        return this;
    }

    /** Everything so far, filled up to a whole octet; at least one octet, as an open type has. */
    byte[] finished() {
        align();
        return out.size() == 0 ? new byte[1] : out.toByteArray();
    }

    private static int octetsFor(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
    }
}
