package nl.weerklank.channel.siren.command;

import java.nio.ByteBuffer;

/**
 * What a controller is told. Written as 32 bytes, big endian, in the order of the components.
 *
 * @param signal the programme to sound, or {@value #STOP} to stop
 * @param seconds how long one run lasts
 * @param runs how many runs
 * @param pauseSeconds silence between runs
 * @param startAt when to start, in milliseconds since 1970 on the controller's clock; for a stop, when it was sent
 * @param activation what the controller is to remember it by, see {@link ActivationId}; a stop ends only this alert
 * @param counter higher than in any command before
 */
public record Command(
        int signal, int seconds, int runs, int pauseSeconds, long startAt, long activation, long counter) {

    /** The signal number that means stop. */
    public static final int STOP = 0;

    /** How many bytes a command is written in. */
    public static final int BYTES = 32;

    public Command {
        if (signal < 0 || signal > 0xFFFF || seconds < 0 || seconds > 0xFFFF || runs < 0 || pauseSeconds < 0) {
            throw new IllegalArgumentException("a command's numbers are 16 bits without sign");
        }
    }

    public boolean isStop() {
        return signal == STOP;
    }

    /** How long the whole signal lasts, pauses included. */
    public long totalMillis() {
        return 1000L * (runs * seconds + Math.max(0, runs - 1) * pauseSeconds);
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putShort((short) signal)
                .putShort((short) seconds)
                .putShort((short) runs)
                .putShort((short) pauseSeconds)
                .putLong(startAt)
                .putLong(activation)
                .putLong(counter)
                .array();
    }

    /** @throws IllegalArgumentException when there are fewer than {@value #BYTES} bytes left */
    public static Command read(ByteBuffer in) {
        if (in.remaining() < BYTES) {
            throw new IllegalArgumentException("a command has " + BYTES + " bytes");
        }
        return new Command(
                in.getShort() & 0xFFFF,
                in.getShort() & 0xFFFF,
                in.getShort() & 0xFFFF,
                in.getShort() & 0xFFFF,
                in.getLong(),
                in.getLong(),
                in.getLong());
    }
}
