package nl.weerklank.signal.watch;

import java.time.Instant;
import java.util.Objects;

/**
 * A source answered, with or without anything to tell: what freshness rests on, on topic {@code sources}, by the source's name.
 *
 * @param answered when it answered; a failure is no answer and is not reported here
 */
public record SourceReport(String source, Instant answered) {

    public SourceReport {
        Objects.requireNonNull(source, "a report says of whom it is");
        Objects.requireNonNull(answered, "a report says when the source answered");
    }
}
