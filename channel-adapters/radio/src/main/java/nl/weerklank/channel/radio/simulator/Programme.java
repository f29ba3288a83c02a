package nl.weerklank.channel.radio.simulator;

import nl.weerklank.channel.radio.audio.Sound;

/** The ordinary programme: a soft tune in whole repetitions, composed once, different by region in pitch. */
final class Programme {

    private static final int[] STEPS = {0, 4, 7, 12, 7, 4, 9, 7};
    private static final int NOTE = Sound.RATE / 2;
    private static final double LEVEL = 0.12 * Short.MAX_VALUE;

    private final short[] tune = new short[STEPS.length * NOTE];

    Programme(int number) {
        double lowest = 220 * Math.pow(2, number / 12.0);
        for (int note = 0; note < STEPS.length; note++) {
            double hertz = lowest * Math.pow(2, STEPS[note] / 12.0);
            for (int i = 0; i < NOTE; i++) {
                double fade = Math.exp(-4.0 * i / NOTE) * Math.min(1, i / 200.0);
                tune[note * NOTE + i] =
                        (short) Math.round(LEVEL * fade * Math.sin(2 * Math.PI * hertz * i / Sound.RATE));
            }
        }
    }

    short at(long sample) {
        return tune[(int) (sample % tune.length)];
    }
}
