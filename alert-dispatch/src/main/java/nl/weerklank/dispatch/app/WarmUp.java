package nl.weerklank.dispatch.app;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.AlertSigner;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.coverage.Reach;
import nl.weerklank.dispatch.lifecycle.Effect;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;
import nl.weerklank.dispatch.state.StateCodec;

/** Walks the way of an alert with an exercise that leaves this class in no form, so that the first real alert finds the code compiled. */
final class WarmUp {

    private static final int ROUNDS = 30;
    private static final int RINGS = 8;
    private static final String KEY = "warm-up";

    private final Lifecycle lifecycle;
    private final Instant now;

    WarmUp(Lifecycle lifecycle, Instant now) {
        this.lifecycle = lifecycle;
        this.now = now;
    }

    void run() {
        var keys = SigningKeys.generate();
        var trusted = new TrustStore.TrustedKey(keys.getPublic(), EnumSet.of(Mode.EXERCISE));
        var verifier = new AlertVerifier(new TrustStore(Map.of(KEY, trusted)));
        var alert = alert(H3Map.disk(H3Map.cellAt(52.1, 5.1), RINGS));
        var wire = ContractJson.write(new AlertSigner(KEY, keys.getPrivate()).sign(alert));
        var channels = List.of(channel("one", alert.target()), channel("two", alert.target()));
        for (int i = 0; i < ROUNDS; i++) {
            var signed = ContractJson.read(wire, SignedAlert.class);
            verifier.verify(signed);
            walk(new LifecycleEvent.Issued(alert, signed), channels);
        }
    }

    private void walk(LifecycleEvent.Issued issued, List<ChannelView> channels) {
        var decision = lifecycle.decide(null, issued, channels, now);
        for (var effect : decision.effects()) {
            if (effect instanceof Effect.Send send) {
                var order = ContractJson.read(ContractJson.write(send.order()), Order.class);
                var report = ContractJson.read(ContractJson.write(report(order)), Report.class);
                lifecycle.decide(decision.state(), new LifecycleEvent.Reported(report), channels, now);
            }
        }
        var serde = StateCodec.serde();
        serde.deserializer().deserialize(KEY, serde.serializer().serialize(KEY, decision.state()));
    }

    private Report report(Order order) {
        return new Report(
                Report.SCHEMA,
                order.orderId(),
                order.alertId(),
                order.version(),
                order.channel(),
                KEY,
                now,
                order.cells(),
                new Outcome.Reached(Rung.TRANSMITTED),
                KEY);
    }

    private ChannelView channel(String name, CellSet cells) {
        var reach = Reach.of(List.of(new ChannelCoverage.Group(0.5, cells)));
        return new ChannelView(name, ChannelState.UP, KEY, Set.of(Mode.EXERCISE), now, 1, reach);
    }

    private AlertEvent alert(CellSet target) {
        var cap = new CapAlert(
                KEY,
                KEY,
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                CapStatus.EXERCISE,
                CapMsgType.ALERT,
                null,
                CapScope.PRIVATE,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
        return new AlertEvent(
                AlertEvent.SCHEMA,
                KEY,
                1,
                AlertKind.ALERT,
                Mode.EXERCISE,
                Lane.URGENT,
                now,
                now.plus(Duration.ofHours(1)),
                new Authority.Mandated(KEY, KEY, now),
                target,
                cap);
    }
}
