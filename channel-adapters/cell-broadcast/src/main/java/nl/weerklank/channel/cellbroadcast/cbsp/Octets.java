package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.Arrays;
import java.util.HexFormat;

/** A fixed run of octets that cannot change and equals another with the same content. */
public final class Octets {

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** This many octets of zero. */
    public static Octets zeros(int length) {
        return new Octets(new byte[length]);
    }

    public int length() {
        return bytes.length;
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
