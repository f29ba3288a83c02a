package nl.weerklank.dispatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import nl.weerklank.dispatch.ledger.LedgerKeeper;
import nl.weerklank.dispatch.state.LiveView;

/** Whether the work moves: being ready says that alerts are taken, this says that something becomes of them. */
@ApplicationScoped
public class Progress {

    private final LiveView view;
    private final LedgerKeeper ledger;
    private final InstantSource clock;

    Progress(LiveView view, LedgerKeeper ledger, InstantSource clock) {
        this.view = view;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How long the slowest task of the stream has not moved; nothing while this copy holds no task. */
    public Duration idle() {
        return view.slowest()
                .map(at -> Duration.between(at, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** How many entries the ledger holds because the database does not take them. */
    public int ledgerWaiting() {
        return ledger.waiting();
    }
}
