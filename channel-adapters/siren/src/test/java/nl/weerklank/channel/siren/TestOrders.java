package nl.weerklank.channel.siren;

import java.util.function.LongPredicate;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.SampleAlerts;

/** Orders that differ from the samples in one thing. */
final class TestOrders {

    private TestOrders() {}

    /** The same order for another alert. */
    static Order renamed(Order o, String alertId) {
        return new Order(
                o.schema(),
                o.orderId() + alertId,
                o.channel(),
                alertId,
                o.version(),
                o.action(),
                o.mode(),
                o.lane(),
                o.cells(),
                o.wave(),
                o.issuedAt(),
                o.deadline(),
                o.expires(),
                o.reason(),
                o.signed());
    }

    /** Version 2 for those cells of the target alone. */
    static Emission updated(Emission first, LongPredicate keep) {
        var e = first.alert();
        var target = e.target().filter(keep);
        var event = new AlertEvent(
                e.schema(),
                e.alertId(),
                2,
                AlertKind.UPDATE,
                e.mode(),
                e.lane(),
                e.acceptedAt(),
                e.expires(),
                e.authority(),
                target,
                e.cap());
        return SampleAlerts.emission(event, "siren", OrderAction.REPLACE);
    }
}
