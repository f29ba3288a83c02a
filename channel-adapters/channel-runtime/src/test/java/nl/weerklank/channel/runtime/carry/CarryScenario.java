package nl.weerklank.channel.runtime.carry;

import java.time.Instant;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.ManualClock;
import nl.weerklank.testkit.SampleAlerts;

/** What tests of the decorators share: a clock that stands still, and emissions whose deadline is thirty seconds away. */
abstract class CarryScenario {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    final ManualClock clock = new ManualClock(START);
    final ManualTimer timer = new ManualTimer(clock);
    final HandCarrier hand = new HandCarrier();

    static AlertEvent event(String identifier, int version) {
        var first = SampleAlerts.chemicalFire(START, identifier);
        return version == 1
                ? SampleAlerts.event(first, first, 1, Mode.LIVE)
                : SampleAlerts.event(
                        first, SampleAlerts.followUp(first, START, CapMsgType.UPDATE, version), version, Mode.LIVE);
    }

    static Emission emission(String identifier, int version) {
        return SampleAlerts.emission(event(identifier, version), "siren", OrderAction.EMIT);
    }

    static Emission inLane(String identifier, Lane lane, OrderAction action) {
        var emission = emission(identifier, 1);
        var order = emission.order();
        return new Emission(
                new Order(
                        order.schema(),
                        order.orderId(),
                        order.channel(),
                        order.alertId(),
                        order.version(),
                        action,
                        order.mode(),
                        lane,
                        order.cells(),
                        order.wave(),
                        order.issuedAt(),
                        order.deadline(),
                        order.expires(),
                        order.reason(),
                        order.signed()),
                emission.alert());
    }
}
