package nl.weerklank.channel.runtime.carry;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Rung;

/** Says ACCEPTED: the order passed every check and is taken on. */
final class Accepting implements Carrier {

    private final Set<Mode> permitted;
    private final Carrier next;

    Accepting(Set<Mode> permitted, Carrier next) {
        this.permitted = Set.copyOf(permitted);
        this.next = next;
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var detail = permitted.contains(emission.alert().mode())
                ? "verified and taken on"
                : "exercise: verified and taken on; it stops right before the emitter, which holds no permission for exercises";
        reports.reached(Rung.ACCEPTED, emission.order().cells(), detail);
        return next.carryOut(emission, reports);
    }
}
