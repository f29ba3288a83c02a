package nl.weerklank.ingest.draft;

/** What became of a change to a draft. */
public sealed interface Saved {

    /** It is kept. */
    record Kept(Draft draft) implements Saved {}

    /** Somebody changed it in between; nothing was overwritten. */
    record ChangedMeanwhile(Draft now) implements Saved {}

    /** It is not open any more: submitted, or thrown away. */
    record Closed(Draft now) implements Saved {}

    /** There is no such draft. */
    record Unknown() implements Saved {}
}
