package nl.weerklank.channel.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream of octets into frames; holds at most one frame of the longest permitted length. */
public final class FrameReader {

    /** Octets of type and length. */
    public static final int HEADER = 4;

    /** The longest frame that is taken: three full lists and fifteen pages. */
    public static final int MAX_FRAME = 256 * 1024;

    private byte[] held = new byte[1024];
    private int from;
    private int to;

    /** Takes octets in; {@link #next} then gives the frames that are whole. */
    public void feed(ByteBuffer octets) {
        int more = octets.remaining();
        if (held.length - to < more) {
            int kept = to - from;
            var target = kept + more > held.length ? new byte[Math.max(held.length * 2, kept + more)] : held;
            System.arraycopy(held, from, target, 0, kept);
            held = target;
            from = 0;
            to = kept;
        }
        octets.get(held, to, more);
        to += more;
    }

    /**
     * The next whole frame, header included; empty when more octets are needed.
     *
     * @throws TooLong when the length says more than {@value #MAX_FRAME}: the stream cannot be followed any further
     */
    public Optional<byte[]> next() throws TooLong {
        if (to - from < HEADER) {
            return Optional.empty();
        }
        int length = HEADER + lengthAt(from);
        if (length > MAX_FRAME) {
            throw new TooLong(length);
        }
        if (to - from < length) {
            return Optional.empty();
        }
        var frame = Arrays.copyOfRange(held, from, from + length);
        from += length;
        return Optional.of(frame);
    }

    private int lengthAt(int at) {
        return (held[at + 1] & 0xFF) << 16 | (held[at + 2] & 0xFF) << 8 | held[at + 3] & 0xFF;
    }

    /** A header that promises a frame nobody should send. */
    public static final class TooLong extends Exception {
        TooLong(int length) {
            super("the peer announces a frame of " + length + " octets; at most " + MAX_FRAME + " are taken");
        }
    }
}
