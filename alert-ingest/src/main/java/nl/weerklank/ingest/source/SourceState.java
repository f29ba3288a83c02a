package nl.weerklank.ingest.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source is doing, for operators.
 *
 * @param heard when it last answered
 * @param taken signals since the service started
 * @param refused entries that could not be used since then
 * @param fault what went wrong last, absent while all is well
 * @param remedy what an operator can do about it
 */
public record SourceState(
        String name,
        String format,
        @Nullable Instant heard,
        long taken,
        long refused,
        int failures,
        @Nullable String fault,
        @Nullable String remedy) {

    static SourceState begun(String name, String format) {
        return new SourceState(name, format, null, 0, 0, 0, null, null);
    }

    SourceState answered(Instant at, int more, int wrong, @Nullable String why, @Nullable String what) {
        return new SourceState(name, format, at, taken + more, refused + wrong, 0, why, what);
    }

    SourceState failed(String why, String what) {
        return new SourceState(name, format, heard, taken, refused, failures + 1, why, what);
    }
}
