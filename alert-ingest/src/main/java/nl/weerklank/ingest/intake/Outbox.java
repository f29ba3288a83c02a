package nl.weerklank.ingest.intake;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.DeskUnavailable;
import org.jboss.logging.Logger;

/** Issues what was approved but, because something died in between, is not in the log; the issuer knows what is. */
public final class Outbox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Desk desk;
    private final Approvals approvals;
    private final BooleanSupplier liveKnown;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbox").daemon().factory());

    /** @param liveKnown whether everything issued before is known, without which nothing may be issued again */
    public Outbox(Desk desk, Approvals approvals, BooleanSupplier liveKnown) {
        this.desk = desk;
        this.approvals = approvals;
        this.liveKnown = liveKnown;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::sweep, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Issues everything that waits, once. */
    void sweep() {
        if (!liveKnown.getAsBoolean()) {
            return;
        }
        try {
            desk.toIssue().forEach(this::issue);
        } catch (DeskUnavailable e) {
            LOG.debugf("outbox: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("outbox: sweep failed, trying again", e);
        }
    }

    /** One message that fails in an unforeseen way holds up no other. */
    private void issue(DeskMessage approved) {
        try {
            var answer = approvals.issueApproved(approved);
            LOG.infof("outbox: approved message taken up message=%s outcome=%s", approved.id(), outcome(answer));
        } catch (RuntimeException e) {
            LOG.errorf(e, "outbox: approved message not issued message=%s", approved.id());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Kept kept -> kept.message().state().name();
            case Answer.Refused refused -> refused.violations().getFirst().rule();
            case Answer.NotNow notNow -> notNow.reason().rule();
        };
    }
}
