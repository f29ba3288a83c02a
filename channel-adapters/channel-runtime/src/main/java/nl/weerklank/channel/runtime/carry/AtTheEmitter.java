package nl.weerklank.channel.runtime.carry;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;

/**
 * The last gate: what expired or was superseded while it waited fails here, and an exercise ends here unless the
 * emitter holds permission for exercises.
 */
final class AtTheEmitter implements Carrier {

    private final LastHop lastHop;
    private final Set<Mode> permitted;
    private final InstantSource clock;
    private final Carrier next;

    AtTheEmitter(LastHop lastHop, Set<Mode> permitted, InstantSource clock, Carrier next) {
        this.lastHop = lastHop;
        this.permitted = Set.copyOf(permitted);
        this.clock = clock;
        this.next = next;
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var refusal = lastHop.stillSound(emission, clock.instant());
        if (refusal.isPresent()) {
            reports.failed(
                    refusal.get().fault(),
                    emission.order().cells(),
                    refusal.get().reason());
            return CompletableFuture.completedFuture(null);
        }
        if (permitted.contains(emission.alert().mode())) {
            return next.carryOut(emission, reports);
        }
        reports.failed(
                Fault.MODE_NOT_PERMITTED,
                emission.order().cells(),
                "exercise: it came the whole way and was withheld from the public at the emitter");
        return CompletableFuture.completedFuture(null);
    }
}
