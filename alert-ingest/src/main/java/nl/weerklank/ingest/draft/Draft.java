package nl.weerklank.ingest.draft;

import java.time.Instant;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.account.Person;
import org.jspecify.annotations.Nullable;

/**
 * Something an author works on.
 *
 * @param version one more with every change; who saves an older one is told instead of overwriting
 * @param messageId the message that it was last submitted as
 * @param returned who sent it back and why, if somebody did
 */
public record Draft(
        String id,
        Mode mode,
        Person author,
        Writing writing,
        int version,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        State state,
        @Nullable String messageId,
        @Nullable Returned returned) {

    /** The same with other words, not kept anywhere. */
    public Draft writing(Writing other) {
        return new Draft(id, mode, author, other, version, createdAt, changedAt, changedBy, state, messageId, returned);
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        SUBMITTED,
        DISCARDED
    }

    /** An approver's wish for another wording, with the reason. */
    public record Returned(String by, Instant at, String reason) {}
}
