package nl.weerklank.dispatch.letters;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.operator.LetterCare;
import nl.weerklank.dispatch.day.OperatorTopics;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Replays and discards dead letters, each on record with who and why. */
public final class LetterCareDesk {

    private final LetterShelf shelf;
    private final OperatorTopics topics;
    private final InstantSource clock;

    public LetterCareDesk(LetterShelf shelf, OperatorTopics topics, InstantSource clock) {
        this.shelf = shelf;
        this.topics = topics;
        this.clock = clock;
    }

    /** Puts the record on its topic again as it was: whoever reads that topic checks it as any other. */
    public CompletionStage<Void> replay(LetterShelf.Kept kept, String by, String reason) {
        var care = care(kept, by, reason, LetterCare.What.REPLAYED);
        var topic = kept.letter().topic();
        if (!shelf.knows(topic)) {
            throw new IllegalArgumentException("records of topic " + topic + " cannot be replayed from here");
        }
        var headers = kept.headers();
        headers.add(new RecordHeader("replayed-by", by.getBytes(StandardCharsets.UTF_8)));
        headers.add(new RecordHeader("replayed-from", kept.letter().id().getBytes(StandardCharsets.UTF_8)));
        return topics.again(topic, kept.record().key(), kept.record().value(), headers)
                .thenCompose(sent -> topics.cared(care))
                .thenRun(shelf::stale);
    }

    /** Says that nothing more is to be done about it; the letter stays where it is. */
    public CompletionStage<Void> discard(LetterShelf.Kept kept, String by, String reason) {
        return topics.cared(care(kept, by, reason, LetterCare.What.DISCARDED)).thenRun(shelf::stale);
    }

    private LetterCare care(LetterShelf.Kept kept, String by, String reason, LetterCare.What what) {
        return new LetterCare(LetterCare.SCHEMA, kept.letter().id(), by, clock.instant(), reason, what);
    }
}
