package nl.weerklank.channel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.AlertSigner;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

/** P4 at the last hop: whatever is on the orders topic, nothing false goes out. */
class RuntimeRefusesIT extends RuntimeScenario {

    @Test
    void anOrderWithAForgedAlert() {
        var event = first(Mode.LIVE);
        var forger = new AlertSigner(SampleAlerts.KEY_ID, SigningKeys.generate().getPrivate());
        assertRefused(signed(order(event, OrderAction.EMIT), forger.sign(event)), Fault.BAD_SIGNATURE);
        assertKeptAsEvidence(Fault.BAD_SIGNATURE);
    }

    @Test
    void anOrderWhoseAlertWasAltered() {
        var event = first(Mode.LIVE);
        var genuine = SampleAlerts.sign(event);
        var other = SampleAlerts.sign(second(CapMsgType.UPDATE));
        var altered = new SignedAlert(
                genuine.schema(),
                genuine.alertId(),
                genuine.version(),
                genuine.protectedHeader(),
                other.payload(),
                genuine.signature());
        assertRefused(signed(order(event, OrderAction.EMIT), altered), Fault.BAD_SIGNATURE);
    }

    @Test
    void anOrderThatCarriesTheSignatureOfAnotherVersion() {
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        assertRefused(signed(order, SampleAlerts.sign(second(CapMsgType.UPDATE))), Fault.BAD_SIGNATURE);
    }

    @Test
    void anOrderWhoseAlertHasExpired() {
        var message = SampleAlerts.chemicalFire(now().minus(Duration.ofHours(3)), channel + "-old");
        assertRefused(order(SampleAlerts.event(message, message, 1, Mode.LIVE), OrderAction.EMIT), Fault.EXPIRED);
    }

    @Test
    void anOrderForAVersionThatTopicAlertsSupersedes() {
        stand.alert(SampleAlerts.sign(second(CapMsgType.CANCEL)));
        assertRefused(order(first(Mode.LIVE), OrderAction.EMIT), Fault.SUPERSEDED);
    }

    @Test
    void anOrderForMoreThanWasApproved() {
        var event = first(Mode.LIVE);
        var wider = event.target().union(H3Map.disk(H3Map.cellAt(52.3731, 4.8922), 2));
        assertRefused(SampleAlerts.order(event, channel, OrderAction.EMIT, wider, 1), Fault.WIDER_THAN_APPROVED);
        assertKeptAsEvidence(Fault.WIDER_THAN_APPROVED);
    }

    @Test
    void aStopWhereTheAlertStillApplies() {
        assertRefused(order(second(CapMsgType.UPDATE), OrderAction.STOP), Fault.WIDER_THAN_APPROVED);
    }

    @Test
    void anEmissionOfAVersionThatCancels() {
        assertRefused(order(second(CapMsgType.CANCEL), OrderAction.EMIT), Fault.SUPERSEDED);
    }

    @Test
    void anExerciseOrderedAsLive() {
        var order = order(first(Mode.EXERCISE), OrderAction.EMIT);
        assertRefused(mode(order, Mode.LIVE), Fault.MODE_NOT_PERMITTED);
    }

    @Test
    void aLiveAlertSignedWithTheKeyForExercises() {
        var event = first(Mode.LIVE);
        var keys = SigningKeys.generate();
        var trust = new TrustStore(
                Map.of("exercise-key", new TrustStore.TrustedKey(keys.getPublic(), Set.of(Mode.EXERCISE))));
        opened(RuntimeStand.started(
                stand.settings(channel + "-runtime", folder, Set.of(Mode.LIVE), trust, Map.of(channel, network))));
        var signed = new AlertSigner("exercise-key", keys.getPrivate()).sign(event);
        var order = signed(order(event, OrderAction.EMIT), signed);
        stand.order(order);
        stand.awaitFailed(order, Fault.BAD_SIGNATURE);
        assertThat(network.publicRecord()).isEmpty();
    }

    @Test
    void aLiveOrderAtAnEmitterForExercisesOnly() {
        runtime(Mode.EXERCISE);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitFailed(order, Fault.MODE_NOT_PERMITTED);
        assertThat(network.publicRecord()).isEmpty();
    }

    @Test
    void anExerciseStopsRightBeforeTheEmitterAndSaysSo() {
        runtime(Mode.LIVE);
        var order = order(first(Mode.EXERCISE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitFailed(order, Fault.MODE_NOT_PERMITTED);
        anotherAlertGoesThrough();
        assertThat(stand.reports(order))
                .allMatch(report -> report.detail().startsWith("exercise:")
                        && report.cells().equals(order.cells()))
                .extracting(Report::outcome)
                .containsExactly(new Outcome.Reached(Rung.ACCEPTED), new Outcome.Failed(Fault.MODE_NOT_PERMITTED));
        assertThat(network.publicRecord()).isEmpty();
    }

    @Test
    void anExerciseIsEmittedWhereTheEmitterIsForExercises() {
        runtime(Mode.EXERCISE);
        var order = order(first(Mode.EXERCISE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitReached(order, Rung.TRANSMITTED);
    }

    @Test
    void anOrderForAnotherChannelOnThisTopic() {
        runtime(Mode.LIVE);
        var order = SampleAlerts.order(first(Mode.LIVE), "another", OrderAction.EMIT);
        stand.write(Topics.orders(channel), order.alertId(), ContractJson.write(order));
        stand.listener.await("the dead letter", one -> one.topic().equals(Topics.deadLetter(Topics.orders(channel))));
        assertThat(network.publicRecord()).isEmpty();
    }

    /** Refused with this fault for all its cells, nothing emitted, and the next good order goes through. */
    private void assertRefused(Order order, Fault fault) {
        runtime(Mode.LIVE);
        stand.order(order);
        stand.awaitFailed(order, fault);
        assertThat(network.publicRecord()).isEmpty();
        anotherAlertGoesThrough();
        assertThat(stand.reports(order))
                .hasSize(1)
                .allMatch(report ->
                        report.cells().equals(order.cells()) && !report.detail().isBlank());
        assertThat(network.onAir()).noneMatch(name -> name.startsWith(order.alertId()));
    }

    private void assertKeptAsEvidence(Fault fault) {
        var letter = stand.listener.await(
                "the dead letter", one -> one.topic().equals(Topics.deadLetter(Topics.orders(channel))));
        assertThat(Listener.header(letter, Headers.DEAD_LETTER_FAULT)).isEqualTo(fault.name());
    }

    private static Order signed(Order order, SignedAlert signed) {
        return copy(order, order.mode(), signed);
    }

    private static Order mode(Order order, Mode mode) {
        return copy(order, mode, order.signed());
    }

    private static Order copy(Order order, Mode mode, SignedAlert signed) {
        return new Order(
                order.schema(),
                order.orderId(),
                order.channel(),
                order.alertId(),
                order.version(),
                order.action(),
                mode,
                order.lane(),
                order.cells(),
                order.wave(),
                order.issuedAt(),
                order.deadline(),
                order.expires(),
                order.reason(),
                signed);
    }
}
