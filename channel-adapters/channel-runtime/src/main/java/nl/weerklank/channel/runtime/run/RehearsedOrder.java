package nl.weerklank.channel.runtime.run;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.signature.AlertSigner;

/** An exercise order that never leaves this process, signed with a key that nothing else trusts. */
final class RehearsedOrder {

    static final String KEY_ID = "rehearsal";

    private static final int STEPS = 8;

    private RehearsedOrder() {}

    static Order of(String channel, KeyPair keys, Instant now) {
        var event = event(now);
        return new Order(
                Order.SCHEMA,
                "rehearsal",
                channel,
                event.alertId(),
                event.version(),
                OrderAction.EMIT,
                event.mode(),
                event.lane(),
                event.target(),
                1,
                now,
                event.expires(),
                event.expires(),
                "rehearsal",
                new AlertSigner(KEY_ID, keys.getPrivate()).sign(event));
    }

    private static AlertEvent event(Instant now) {
        return new AlertEvent(
                AlertEvent.SCHEMA,
                "rehearsal",
                1,
                AlertKind.ALERT,
                Mode.EXERCISE,
                Lane.URGENT,
                now,
                now.plus(Duration.ofMinutes(5)),
                new Authority.Approved("rehearsal", List.of(new Authority.Approval("rehearsal", now))),
                H3Map.disk(H3Map.cellAt(52.1, 5.2), STEPS),
                message(now));
    }

    private static CapAlert message(Instant now) {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var info = new CapInfo(
                "en",
                List.of(CapCategory.OTHER),
                "rehearsal",
                List.of(),
                CapUrgency.IMMEDIATE,
                CapSeverity.EXTREME,
                CapCertainty.OBSERVED,
                null,
                List.of(),
                at,
                at,
                at.plusMinutes(5),
                "rehearsal",
                "rehearsal",
                "rehearsal",
                "rehearsal",
                null,
                null,
                List.of(),
                List.of(),
                List.of(new CapArea("rehearsal", List.of(), List.of(), List.of(), null, null)));
        return new CapAlert(
                "rehearsal",
                "rehearsal",
                at,
                CapStatus.EXERCISE,
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
