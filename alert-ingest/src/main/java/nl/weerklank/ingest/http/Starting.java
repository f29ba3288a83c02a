package nl.weerklank.ingest.http;

import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.intake.Answer;

/** What is said until everything that was issued before is known again. */
final class Starting {

    static final Answer.NotNow ANSWER = new Answer.NotNow(new Violation(
            "STARTING",
            "service",
            "the service is still reading what was issued before",
            "Repeat the same request in a moment."));

    private Starting() {}
}
