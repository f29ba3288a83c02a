package nl.weerklank.ingest.approval;

import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;

/** Which messages a list shows; what is empty does not narrow it. Pages count from 0. */
public record MessageFilter(
        Set<MessageState> states,
        Optional<Mode> mode,
        Optional<String> sender,
        Optional<String> alertId,
        Optional<String> text,
        int page,
        int size) {

    /** The longest page that is given out. */
    public static final int LONGEST = 200;

    public MessageFilter {
        states = Set.copyOf(states);
        if (page < 0 || size < 1 || size > LONGEST) {
            throw new IllegalArgumentException("page is 0 or more, size is 1 to " + LONGEST);
        }
    }
}
