package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;

/**
 * Nothing is emitted outside the approved area. A stop may reach wider, to where older versions went: a cancel stops
 * everywhere, another version only where it no longer applies.
 */
final class WithinApproved implements OrderCheck {

    @Override
    public Optional<Refusal> check(Emission emission, Instant now) {
        var order = emission.order();
        var alert = emission.alert();
        if (order.action() != OrderAction.STOP) {
            return outside(order.cells().minus(alert.target()), "lie outside the approved area");
        }
        return alert.kind() == AlertKind.CANCEL
                ? Optional.empty()
                : outside(order.cells().intersect(alert.target()), "are to be stopped where the alert still applies");
    }

    private static Optional<Refusal> outside(CellSet wrong, String how) {
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(Fault.WIDER_THAN_APPROVED, wrong.size() + " cells of the order " + how));
    }
}
