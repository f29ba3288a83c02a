package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;

/** The order is for this channel and speaks of the very alert, version and mode that were signed. */
final class SameAsSigned implements OrderCheck {

    private final String channel;

    SameAsSigned(String channel) {
        this.channel = channel;
    }

    @Override
    public Optional<Refusal> check(Emission emission, Instant now) {
        var order = emission.order();
        var alert = emission.alert();
        if (!order.channel().equals(channel)) {
            return refused(Fault.MALFORMED, "the order is for channel '%s'".formatted(order.channel()));
        }
        if (!order.alertId().equals(alert.alertId()) || order.version() != alert.version()) {
            return refused(
                    Fault.BAD_SIGNATURE,
                    "the order names %s version %d, the signed alert is %s version %d"
                            .formatted(order.alertId(), order.version(), alert.alertId(), alert.version()));
        }
        if (order.mode() != alert.mode()) {
            return refused(
                    Fault.MODE_NOT_PERMITTED,
                    "the order says %s, the signed alert %s".formatted(order.mode(), alert.mode()));
        }
        if (alert.kind() == AlertKind.CANCEL && order.action() != OrderAction.STOP) {
            return refused(Fault.SUPERSEDED, "the signed version cancels the alert; it can only be stopped");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(Fault fault, String reason) {
        return Optional.of(new Refusal(fault, reason));
    }
}
