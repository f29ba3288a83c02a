package nl.weerklank.ingest.intake;

import java.util.List;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.view.MessageView;

/** What the caller is told. */
public sealed interface Answer {

    /** The message is safe where it must be: a draft in the database, an issued alert in the log. */
    record Kept(MessageView message) implements Answer {}

    /** Nothing was kept or changed. */
    record Refused(Refusal refusal, List<Violation> violations) implements Answer {
        public Refused {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a refusal says why");
            }
        }

        static Refused of(Refusal refusal, String rule, String place, String problem, String remedy) {
            return new Refused(refusal, List.of(new Violation(rule, place, problem, remedy)));
        }
    }

    /** It cannot be decided now; the same request may be repeated. */
    record NotNow(Violation reason) implements Answer {

        static NotNow because(String rule, String place, String problem, String remedy) {
            return new NotNow(new Violation(rule, place, problem, remedy));
        }
    }
}
