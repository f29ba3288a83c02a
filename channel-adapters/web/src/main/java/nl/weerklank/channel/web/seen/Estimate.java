package nl.weerklank.channel.web.seen;

/**
 * How many people a sample stands for.
 *
 * @param counted who were asked and said so
 * @param oneIn how many there are for each who was asked
 * @param low and {@code high}: in nineteen of twenty cases the true number lies between them
 */
public record Estimate(int counted, int oneIn, long about, long low, long high) {

    /** Half the width of a normal interval of 95 % on the square roots of counts, whose spread is one half whatever they are. */
    private static final double HALF_WIDTH = 1.96 / 2;

    static Estimate of(int counted, int oneIn) {
        long about = (long) counted * oneIn;
        if (oneIn == 1) {
            return new Estimate(counted, 1, about, about, about);
        }
        double least = Math.max(0, Math.sqrt(counted) - HALF_WIDTH);
        double most = Math.sqrt(counted + 1.0) + HALF_WIDTH;
        return new Estimate(
                counted,
                oneIn,
                about,
                Math.max(counted, Math.round(least * least * oneIn)),
                Math.round(most * most * oneIn));
    }

    /** The number in words, with what it rests on. */
    public String sentence() {
        return oneIn == 1
                ? "%d residents".formatted(counted)
                : "about %d residents (between %d and %d; %d counted, one in %d asked)"
                        .formatted(about, low, high, counted, oneIn);
    }
}
