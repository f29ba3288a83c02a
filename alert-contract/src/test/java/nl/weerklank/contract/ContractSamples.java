package nl.weerklank.contract;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapSamples;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.decision.Decided;
import nl.weerklank.contract.operator.Act;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.operator.LetterCare;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.AlertSigner;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.status.RouteTest;

/** One fixed record of each kind, signed by a fixed key, so that its JSON is the same on every machine. */
public final class ContractSamples {

    public static final String KEY_ID = "golden-key";
    public static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");

    private static final String PUBLIC = "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=";

    private ContractSamples() {}

    public static CellSet cells() {
        return H3Map.disk(H3Map.cellAt(51.6922, 4.5958), 2);
    }

    public static AlertEvent event() {
        return event(1, new Authority.Approved("anna", List.of(new Authority.Approval("bram", AT.minusSeconds(30)))));
    }

    public static AlertEvent event(int version, Authority authority) {
        return new AlertEvent(
                AlertEvent.SCHEMA,
                "0123456789abcdef01234567",
                version,
                AlertKind.UPDATE,
                Mode.LIVE,
                Lane.URGENT,
                AT,
                AT.plusSeconds(7200),
                authority,
                cells(),
                CapSamples.fire());
    }

    public static AlertEvent mandated() {
        return event(2, new Authority.Mandated("brand-regio", "meldkamer@example.nl", AT.plusSeconds(86_400)));
    }

    public static SignedAlert signed() {
        return new AlertSigner(KEY_ID, privateKey()).sign(event());
    }

    public static Order order() {
        return new Order(
                Order.SCHEMA,
                "fedcba9876543210fedcba98",
                "siren",
                event().alertId(),
                1,
                OrderAction.REPLACE,
                Mode.LIVE,
                Lane.URGENT,
                cells(),
                2,
                AT,
                AT.plusSeconds(30),
                AT.plusSeconds(7200),
                "cell-broadcast failed for 1,200 people",
                signed());
    }

    public static Report reached() {
        return report(new Outcome.Reached(Rung.TRANSMITTED), "7 of 7 posts run");
    }

    public static Report failed() {
        return report(new Outcome.Failed(Fault.SILENT), "no answer within 30 s; look at the line to post 12");
    }

    private static Report report(Outcome outcome, String detail) {
        var order = order();
        return new Report(
                Report.SCHEMA,
                order.orderId(),
                order.alertId(),
                1,
                "siren",
                "siren-1",
                AT.plusMillis(1500),
                cells(),
                outcome,
                detail);
    }

    public static ChannelStatus status() {
        return new ChannelStatus(
                ChannelStatus.SCHEMA,
                "siren",
                "siren-1",
                "siren",
                AT,
                ChannelState.DEGRADED,
                "post 12 is silent",
                Set.of(Mode.LIVE));
    }

    public static ChannelCoverage coverage() {
        return new ChannelCoverage(
                ChannelCoverage.SCHEMA,
                "siren",
                "siren-1",
                AT,
                List.of(new ChannelCoverage.Group(0.85, cells()), new ChannelCoverage.Group(0, CellSet.EMPTY)));
    }

    public static Decided decided() {
        return new Decided(Decided.SCHEMA, event().alertId(), 1, 3, AT, null, "nobody is left to reach");
    }

    public static RouteTest routeTest() {
        return new RouteTest(
                RouteTest.SCHEMA,
                "siren",
                "siren-1",
                AT,
                140,
                List.of(
                        new RouteTest.Route("post-11", true, "answered in 12 ms"),
                        new RouteTest.Route("post-12", false, "silent; look at the line")));
    }

    public static ChannelControl maintenance() {
        return control("otto", new Ruling.Maintenance(AT.plusSeconds(3600)));
    }

    public static ChannelControl damped() {
        return control("alert-dispatch", new Ruling.Damped(3000.5, true));
    }

    public static ChannelControl closed() {
        return control("otto", new Ruling.Closed());
    }

    private static ChannelControl control(String by, Ruling ruling) {
        return new ChannelControl(ChannelControl.SCHEMA, "siren", by, AT, "new batteries", ruling);
    }

    public static ChannelMoment moment() {
        return new ChannelMoment(
                ChannelMoment.SCHEMA,
                "siren",
                AT,
                ChannelMoment.Kind.STATE,
                ChannelState.DOWN,
                "alert-dispatch",
                "no post answers");
    }

    public static Step retry() {
        return step(new Act.Retry("fedcba9876543210fedcba98"));
    }

    public static Step add() {
        return step(new Act.Add("radio"));
    }

    private static Step step(Act act) {
        return new Step(Step.SCHEMA, "step-1", event().alertId(), 1, "otto", AT, "the line is mended", act);
    }

    public static LetterCare care() {
        return new LetterCare(
                LetterCare.SCHEMA,
                "reports.dead-letter/0/17",
                "otto",
                AT,
                "a test of the vendor",
                LetterCare.What.DISCARDED);
    }

    public static PrivateKey privateKey() {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The public half of {@link #privateKey}, as SubjectPublicKeyInfo. */
    public static PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
