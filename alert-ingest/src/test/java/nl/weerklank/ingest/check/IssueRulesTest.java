package nl.weerklank.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.ingest.TestMessages;
import org.junit.jupiter.api.Test;

class IssueRulesTest {

    private final IssueRules rules =
            new IssueRules(new IssueLimits(Duration.ofMinutes(5), Duration.ofHours(24), 60_000));
    private final TestMessages good = TestMessages.from("sender");
    private final Instant now = good.sent().toInstant();

    @Test
    void aMessageOfNowThatIsStillValidMayGoOut() {
        assertThat(rules.onSubmission(good.cap(), now)).isEmpty();
    }

    @Test
    void statusSystemAndDraftAreRefused() {
        assertThat(rulesOf(good.status(CapStatus.SYSTEM))).containsExactly("STATUS_NOT_ISSUABLE");
        assertThat(rulesOf(good.status(CapStatus.DRAFT))).containsExactly("STATUS_NOT_ISSUABLE");
    }

    @Test
    void exerciseAndTestAreExercisesAndActualIsLive() {
        assertThat(IssueRules.modeOf(good.cap())).isEqualTo(Mode.LIVE);
        assertThat(IssueRules.modeOf(good.status(CapStatus.EXERCISE).cap())).isEqualTo(Mode.EXERCISE);
        assertThat(IssueRules.modeOf(good.status(CapStatus.TEST).cap())).isEqualTo(Mode.EXERCISE);
    }

    @Test
    void whatIsNotForThePublicIsRefused() {
        assertThat(rulesOf(good.scope(CapScope.RESTRICTED))).containsExactly("SCOPE_NOT_PUBLIC");
        assertThat(rulesOf(good.scope(CapScope.PRIVATE))).containsExactly("SCOPE_NOT_PUBLIC");
        assertThat(rulesOf(good.type(CapMsgType.ACK))).containsExactly("MSGTYPE_NOT_ISSUABLE");
        assertThat(rulesOf(good.type(CapMsgType.ERROR))).containsExactly("MSGTYPE_NOT_ISSUABLE");
    }

    @Test
    void aClockThatIsFarOffIsRefusedAndOneThatIsALittleOffIsNot() {
        assertThat(rulesOf(good.sent(good.sent().plusMinutes(5)))).isEmpty();
        assertThat(rulesOf(good.sent(good.sent().plusMinutes(6)))).containsExactly("SENT_IN_FUTURE");
        assertThat(rulesOf(good.sent(good.sent().minusHours(24)))).isEmpty();
        assertThat(rulesOf(good.sent(good.sent().minusHours(25)))).containsExactly("SENT_TOO_OLD");
    }

    @Test
    void anExpiryThatIsMissingOrPastIsRefusedNamingItsBlock() {
        assertThat(rulesOf(expiring(null))).containsExactly("EXPIRES_MISSING", "EXPIRES_MISSING");
        assertThat(rules.onSubmission(expiring(good.sent()).cap(), now)).first().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("EXPIRED");
            assertThat(violation.place()).isEqualTo("alert/info[1]/expires");
        });
    }

    @Test
    void aCancelNeedsNoExpiryOfItsOwn() {
        assertThat(rulesOf(expiring(null).type(CapMsgType.CANCEL))).isEmpty();
        assertThat(rulesOf(good.withoutInfos().type(CapMsgType.CANCEL))).isEmpty();
    }

    @Test
    void aDraftThatExpiredWhileItWaitedIsNotApproved() {
        assertThat(rules.onApproval(good.cap(), now.plus(Duration.ofHours(3))))
                .extracting(Violation::rule)
                .contains("EXPIRED");
        assertThat(rules.onApproval(good.cap(), now.plus(Duration.ofHours(1)))).isEmpty();
    }

    private java.util.List<String> rulesOf(TestMessages message) {
        return rules.onSubmission(message.cap(), now).stream()
                .map(Violation::rule)
                .toList();
    }

    private TestMessages expiring(@org.jspecify.annotations.Nullable OffsetDateTime expires) {
        return good.infos(info -> TestInfos.expiring(info, expires));
    }
}
