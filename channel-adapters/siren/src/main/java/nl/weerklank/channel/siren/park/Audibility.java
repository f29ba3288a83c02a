package nl.weerklank.channel.siren.park;

/**
 * The chance that somebody hears a siren, by distance as a share of its range: certain nowhere, because people sleep, work
 * in noise or live behind triple glazing, and half at the range itself. An assumption to be replaced by a hearing test.
 */
public record Audibility(double[] shareOfRange, double[] chance) {

    /** What applies where nothing better is known. */
    public static final Audibility ASSUMED =
            new Audibility(new double[] {0, 0.4, 0.7, 1.0, 1.25, 1.5}, new double[] {0.9, 0.85, 0.7, 0.5, 0.25, 0});

    public Audibility {
        if (shareOfRange.length != chance.length || shareOfRange.length < 2) {
            throw new IllegalArgumentException("audibility needs as many chances as distances, two at least");
        }
        shareOfRange = shareOfRange.clone();
        chance = chance.clone();
        for (int i = 0; i < chance.length; i++) {
            if (!(chance[i] >= 0 && chance[i] <= 1) || i > 0 && !(shareOfRange[i] > shareOfRange[i - 1])) {
                throw new IllegalArgumentException("audibility needs rising distances and chances between 0 and 1");
            }
        }
    }

    /** Reads {@code share:chance} pairs such as {@code 0:0.9 0.5:0.8 1:0.5 1.5:0}. */
    public static Audibility parse(String text) {
        var pairs = text.strip().split("\\s+");
        var shares = new double[pairs.length];
        var chances = new double[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            var pair = pairs[i].split(":", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException("audibility is written as share:chance pairs, not '" + text + "'");
            }
            shares[i] = Double.parseDouble(pair[0]);
            chances[i] = Double.parseDouble(pair[1]);
        }
        return new Audibility(shares, chances);
    }

    /** The chance at this distance from a post of this range, straight between the known points and 0 beyond the last. */
    public double at(double metres, double rangeMetres) {
        var share = metres / rangeMetres;
        if (share <= shareOfRange[0]) {
            return chance[0];
        }
        for (int i = 1; i < shareOfRange.length; i++) {
            if (share <= shareOfRange[i]) {
                var part = (share - shareOfRange[i - 1]) / (shareOfRange[i] - shareOfRange[i - 1]);
                return chance[i - 1] + part * (chance[i] - chance[i - 1]);
            }
        }
        return 0;
    }

    /** Beyond this many metres nobody hears a post of this range. */
    public double reachMetres(double rangeMetres) {
        return shareOfRange[shareOfRange.length - 1] * rangeMetres;
    }
}
