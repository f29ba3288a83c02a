package nl.weerklank.ingest.console.home;

/** How much there is of each; drafts, waiting and rejected are of the database, -1 while it is away. */
public record Counts(long drafts, long waiting, long live, long ended, long rejected) {

    long of(Tab tab) {
        return switch (tab) {
            case DRAFTS -> drafts;
            case WAITING -> waiting;
            case LIVE -> live;
            case ENDED -> ended;
            case REJECTED -> rejected;
        };
    }
}
