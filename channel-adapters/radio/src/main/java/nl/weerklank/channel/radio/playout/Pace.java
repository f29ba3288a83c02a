package nl.weerklank.channel.radio.playout;

import nl.weerklank.channel.radio.audio.Sound;

/** How many samples are due on the air by now; after a long pause of the machine at most a second of them, as the air does not wait. */
public final class Pace {

    private final double samplesPerNano;
    private final long startedAt = System.nanoTime();
    private long given;

    /** @param speed seconds of sound in one second of time */
    public Pace(double speed) {
        this.samplesPerNano = Sound.RATE * speed / 1e9;
    }

    /** The samples that became due since the last call. */
    public int due() {
        long all = (long) ((System.nanoTime() - startedAt) * samplesPerNano);
        int due = (int) Math.min(all - given, (long) (samplesPerNano * 1e9));
        given = all;
        return due;
    }
}
