package nl.weerklank.ingest.intake;

import nl.weerklank.ingest.issue.IssueOutcome;

/** Answers that several steps give. */
final class Answers {

    private Answers() {}

    static Answer deskUnavailable() {
        return Answer.NotNow.because(
                "DESK_UNAVAILABLE",
                "service",
                "drafts and approvals are not possible now: the database does not answer",
                "Repeat the same request soon; alerts under a mandate go out all the same.");
    }

    static Answer logUnavailable(IssueOutcome.Unconfirmed unconfirmed) {
        return Answer.NotNow.because(
                "LOG_UNAVAILABLE",
                "service",
                unconfirmed.reason() + "; it is not certain that the alert goes out",
                "Repeat the same request; it is issued once, however often it is repeated.");
    }
}
