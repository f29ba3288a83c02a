package nl.weerklank.channel.radio.simulator;

import nl.weerklank.channel.radio.audio.Sound;

/** The ordinary programme of a practice transmitter: a soft tune, composed once, different by region in pitch. */
final class Tune implements Sound {

    private static final int[] STEPS = {0, 4, 7, 12, 7, 4, 9, 7};
    private static final int NOTE = Sound.RATE / 2;
    private static final double LEVEL = 0.12 * Short.MAX_VALUE;

    private final short[] samples = new short[STEPS.length * NOTE];

    Tune(int number) {
        double lowest = 220 * Math.pow(2, number / 12.0);
        for (int note = 0; note < STEPS.length; note++) {
            double hertz = lowest * Math.pow(2, STEPS[note] / 12.0);
            for (int i = 0; i < NOTE; i++) {
                double fade = Math.exp(-4.0 * i / NOTE) * Math.min(1, i / 200.0);
                samples[note * NOTE + i] =
                        (short) Math.round(LEVEL * fade * Math.sin(2 * Math.PI * hertz * i / Sound.RATE));
            }
        }
    }

    @Override
    public long length() {
        return samples.length;
    }

    @Override
    public void render(long from, short[] into, int offset, int count) {
        System.arraycopy(samples, (int) from, into, offset, count);
    }
}
