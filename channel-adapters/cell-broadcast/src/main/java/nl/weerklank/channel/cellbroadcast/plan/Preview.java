package nl.weerklank.channel.cellbroadcast.plan;

/**
 * What a choice of radio cells would do, worked out before anything is sent.
 *
 * @param radioCells how many would broadcast
 * @param reached people inside the area whom they serve
 * @param spill people outside the area whom they also serve
 * @param missed people inside the area whom none of them serves
 */
public record Preview(int radioCells, double reached, double spill, double missed) {

    /** The numbers in one sentence. */
    public String sentence() {
        return "%d radio cells serve about %.0f people in the area, spill to %.0f outside and miss %.0f inside"
                .formatted(radioCells, reached, spill, missed);
    }
}
