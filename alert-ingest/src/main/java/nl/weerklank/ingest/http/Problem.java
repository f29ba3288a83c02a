package nl.weerklank.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import nl.weerklank.ingest.check.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 writes it; {@code rule}, {@code place} and {@code remedy} are those of the first violation.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String rule,
        @Nullable String place,
        @Nullable String remedy,
        List<Violation> violations) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    /** A problem with at least one violation. */
    static Problem of(int status, String title, List<Violation> violations) {
        var first = violations.getFirst();
        return new Problem(
                "urn:weerklank:rule:" + first.rule(),
                title,
                status,
                first.problem(),
                first.rule(),
                first.place(),
                first.remedy(),
                violations);
    }

    /** A problem of the request itself. */
    static Problem of(int status, String title, String rule, String problem, String remedy) {
        return of(status, title, List.of(new Violation(rule, "request", problem, remedy)));
    }
}
