package nl.weerklank.channel.siren.bench;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;

/** Orders as dispatch would give them, for measurements. */
final class BenchOrders {

    private BenchOrders() {}

    /** The order to sound in these cells, or the next version of it that stops. */
    static Emission emission(CellSet cells, String alertId, OrderAction action, InstantSource clock) {
        int version = action == OrderAction.STOP ? 2 : 1;
        var now = clock.instant();
        var expires = now.plusSeconds(600);
        var cap = new CapAlert(
                alertId,
                "bench",
                now.atOffset(ZoneOffset.UTC),
                CapStatus.ACTUAL,
                CapMsgType.ALERT,
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
        var event = new AlertEvent(
                AlertEvent.SCHEMA,
                alertId,
                version,
                AlertKind.ALERT,
                Mode.LIVE,
                Lane.URGENT,
                now,
                expires,
                new Authority.Mandated("bench", "bench", expires),
                cells,
                cap);
        var order = new Order(
                Order.SCHEMA,
                alertId,
                "siren",
                alertId,
                version,
                action,
                Mode.LIVE,
                Lane.URGENT,
                cells,
                1,
                now,
                now.plusSeconds(20),
                expires,
                "bench",
                new SignedAlert(SignedAlert.SCHEMA, alertId, version, "", "", ""));
        return new Emission(order, event);
    }
}
