package nl.weerklank.channel.cellbroadcast.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;

/** Orders of one made-up alert, as the runtime would hand them over after it checked the signature. */
final class BenchOrders {

    static final String TEXT = "Grote brand met giftige rook bij Moerdijk. Ga naar binnen. Sluit ramen en deuren. Zet "
            + "ventilatie uit. Blijf binnen tot het bericht dat het veilig is.";

    private final String identifier;
    private final Instant now;
    private final List<CapCircle> circles;

    BenchOrders(String identifier, Instant now, List<CapCircle> circles) {
        this.identifier = identifier;
        this.now = now;
        this.circles = circles;
    }

    Emission emission(CellSet cells, OrderAction action, int version) {
        var alertId = AlertIds.ofFirstMessage("bench", identifier);
        var expires = now.plus(Duration.ofHours(1));
        var event = new AlertEvent(
                AlertEvent.SCHEMA,
                alertId,
                version,
                action == OrderAction.STOP ? AlertKind.CANCEL : AlertKind.ALERT,
                Mode.LIVE,
                Lane.URGENT,
                now,
                expires,
                new Authority.Mandated("bench", "bench", expires),
                cells,
                cap());
        var order = new Order(
                Order.SCHEMA,
                AlertIds.ofOrder(alertId, version, "cell-broadcast", 1),
                "cell-broadcast",
                alertId,
                version,
                action,
                Mode.LIVE,
                Lane.URGENT,
                cells,
                1,
                now,
                now.plusSeconds(15),
                expires,
                "bench",
                new SignedAlert(SignedAlert.SCHEMA, alertId, version, "", "", ""));
        return new Emission(order, event);
    }

    CapAlert cap() {
        var sent = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var info = new CapInfo(
                "nl",
                List.of(CapCategory.FIRE),
                "Brand",
                List.of(),
                CapUrgency.IMMEDIATE,
                CapSeverity.EXTREME,
                CapCertainty.OBSERVED,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                TEXT,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(new CapArea("a neighbourhood of each", List.of(), circles, List.of(), null, null)));
        return new CapAlert(
                identifier,
                "bench",
                sent,
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
                List.of(info));
    }
}
