package nl.weerklank.ingest.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.ingest.TestMessages;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final KeyPair LIVE = SigningKeys.generate();
    private static final KeyPair EXERCISE = SigningKeys.generate();
    private static final CellSet TARGET = H3Map.disk(H3Map.cellAt(51.69, 4.59), 3);
    private static final CellSet ELSEWHERE = H3Map.disk(H3Map.cellAt(52.5, 6.1), 3);

    private final TestMessages first = TestMessages.from("sender");
    private final ManualClock clock = new ManualClock(first.sent().toInstant().plusSeconds(1));
    private final Authority authority = new Authority.Mandated("M", "sender", Instant.parse("2030-01-01T00:00:00Z"));
    private final LogByHand log = new LogByHand();
    private final LiveAlerts live = new LiveAlerts();
    private final Issuer issuer = new Issuer(
            live,
            new IssueKeys(
                    new IssueKeys.Key("live", LIVE.getPrivate(), LIVE.getPublic()),
                    new IssueKeys.Key("exercise", EXERCISE.getPrivate(), EXERCISE.getPublic())),
            log,
            clock);

    @Test
    void aFirstMessageBecomesVersionOneSignedWithTheKeyOfItsMode() {
        var event = issued(issuer.issue(first.cap(), TARGET, authority));
        issuer.issue(TestMessages.from("sender").status(CapStatus.EXERCISE).cap(), TARGET, authority);

        assertThat(event.version()).isEqualTo(1);
        assertThat(event.target()).isEqualTo(TARGET);
        assertThat(event.acceptedAt()).isEqualTo(clock.instant());
        assertThat(verifier("live", LIVE, Mode.LIVE).verify(log.written.get(0))).isEqualTo(new Verdict.Genuine(event));
        assertThat(verifier("exercise", EXERCISE, Mode.EXERCISE).verify(log.written.get(1)))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void theSameMessageAgainIsTheSameEventAndWrittenOnce() {
        var once = issued(issuer.issue(first.cap(), TARGET, authority));
        clock.advance(Duration.ofMinutes(1));

        assertThat(issued(issuer.issue(first.cap(), TARGET, authority))).isEqualTo(once);
        assertThat(log.written).hasSize(1);
    }

    @Test
    void otherContentUnderTheSameIdentifierIsNotIssued() {
        issuer.issue(first.cap(), TARGET, authority);

        assertThat(issuer.issue(first.sent(first.sent().plusSeconds(1)).cap(), TARGET, authority))
                .isInstanceOfSatisfying(
                        IssueOutcome.Lapsed.class,
                        lapsed -> assertThat(lapsed.violations().getFirst().rule())
                                .isEqualTo("IDENTIFIER_REUSED"));
    }

    @Test
    void anUpdateKeepsTheAlertAndTakesTheNextVersion() {
        var opened = issued(issuer.issue(first.cap(), TARGET, authority));
        var update = TestMessages.after(first.cap(), CapMsgType.UPDATE);

        var changed = issued(issuer.issue(update.cap(), ELSEWHERE, authority));

        assertThat(changed.alertId()).isEqualTo(opened.alertId());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.kind()).isEqualTo(AlertKind.UPDATE);
        assertThat(changed.target()).isEqualTo(ELSEWHERE);
    }

    @Test
    void aCancelWithoutInfoGoesWhereverItsAlertWentForAsLongAsItWouldHaveLasted() {
        var opened = issued(issuer.issue(first.cap(), TARGET, authority));
        var update = TestMessages.after(first.cap(), CapMsgType.UPDATE);
        issuer.issue(update.cap(), ELSEWHERE, authority);
        var cancel = TestMessages.after(update.cap(), CapMsgType.CANCEL).withoutInfos();

        var ended = issued(issuer.issue(cancel.cap(), CellSet.EMPTY, authority));

        assertThat(ended.version()).isEqualTo(3);
        assertThat(ended.target()).isEqualTo(TARGET.union(ELSEWHERE));
        assertThat(ended.lane()).isEqualTo(opened.lane());
        assertThat(ended.expires()).isAfterOrEqualTo(opened.expires());
    }

    @Test
    void whatTheLogDidNotConfirmIsWrittenAgainAsTheSameEvent() {
        log.broken = true;
        assertThat(issuer.issue(first.cap(), TARGET, authority)).isInstanceOf(IssueOutcome.Unconfirmed.class);
        log.broken = false;
        clock.advance(Duration.ofSeconds(20));

        issuer.issue(first.cap(), TARGET, authority);

        assertThat(log.written).hasSize(2);
        assertThat(log.written.get(1)).isEqualTo(log.written.get(0));
    }

    @Test
    void afterADoubtfulUpdateAnotherOneTakesAVersionBeyondIt() {
        issuer.issue(first.cap(), TARGET, authority);
        log.broken = true;
        issuer.issue(TestMessages.after(first.cap(), CapMsgType.UPDATE).cap(), TARGET, authority);
        log.broken = false;

        var other = issued(
                issuer.issue(TestMessages.after(first.cap(), CapMsgType.UPDATE).cap(), TARGET, authority));

        assertThat(other.version()).isEqualTo(3);
    }

    private static AlertEvent issued(IssueOutcome outcome) {
        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
        return ((IssueOutcome.Issued) outcome).event();
    }

    private static AlertVerifier verifier(String id, KeyPair keys, Mode mode) {
        return new AlertVerifier(
                new TrustStore(Map.of(id, new TrustStore.TrustedKey(keys.getPublic(), EnumSet.of(mode)))));
    }

    /** A log that keeps what it is given, and can fail to say so. */
    private static final class LogByHand implements AlertLog {

        private final List<SignedAlert> written = new ArrayList<>();
        private boolean broken;

        @Override
        public void append(AlertEvent event, SignedAlert signed) throws LogUnavailable {
            written.add(signed);
            if (broken) {
                throw new LogUnavailable("no answer", new java.io.IOException("cut off"));
            }
        }
    }
}
