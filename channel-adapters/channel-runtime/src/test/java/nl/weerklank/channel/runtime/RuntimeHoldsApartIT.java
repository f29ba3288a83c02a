package nl.weerklank.channel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nl.weerklank.channel.runtime.run.RuntimeSettings;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.AlertSigner;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.SampleAlerts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** P5 and P7: a cancel overtakes, and no record, alert or channel holds up another. */
class RuntimeHoldsApartIT extends RuntimeScenario {

    @Test
    void aPoisonedOrderIsLaidInTheDeadLettersAndTheNextOrderGoesOn() {
        runtime(Mode.LIVE);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        var poison = "{\"schema\":1,\"orderId\":".getBytes(StandardCharsets.UTF_8);
        stand.write(Topics.orders(channel), order.alertId(), poison);
        stand.order(order);
        stand.awaitReached(order, Rung.TRANSMITTED);
        var letter = stand.listener.await(
                "the dead letter", one -> one.topic().equals(Topics.deadLetter(Topics.orders(channel))));
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(Listener.header(letter, Headers.DEAD_LETTER_FAULT)).isEqualTo("MALFORMED");
        assertThat(Listener.header(letter, Headers.DEAD_LETTER_CAUSE)).contains("line 1, column");
        assertThat(Listener.header(letter, Headers.DEAD_LETTER_TOPIC)).isEqualTo(Topics.orders(channel));
        assertThat(Listener.header(letter, Headers.DEAD_LETTER_OFFSET)).isEqualTo("0");
    }

    @Test
    void aPoisonedAlertIsLaidInTheDeadLettersOnceAndTheNextVersionCounts() {
        var runtime = runtime(Mode.LIVE);
        var key = "poison-" + channel;
        stand.write(Topics.ALERTS, key, "no alert at all".getBytes(StandardCharsets.UTF_8));
        stand.alert(SampleAlerts.sign(second(CapMsgType.CANCEL)));
        stand.listener.await("the dead letter", one -> isFrom(one, key));
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        Await.until(
                "the order ends",
                RuntimeStand.LIMIT,
                () -> !stand.reports(order).isEmpty());

        runtime.close();
        runtime(Mode.LIVE);
        var late = SampleAlerts.order(
                first(Mode.LIVE), channel, OrderAction.EMIT, first(Mode.LIVE).target(), 2);
        stand.order(late);
        stand.awaitFailed(late, Fault.SUPERSEDED);
        assertThat(stand.listener.all(one -> isFrom(one, key))).hasSize(1);
    }

    private boolean isFrom(ConsumerRecord<byte[], byte[]> letter, String key) {
        return letter.topic().equals(Topics.deadLetter(Topics.ALERTS))
                && new String(letter.key(), StandardCharsets.UTF_8).equals(key)
                && Listener.header(letter, Headers.DEAD_LETTER_BY).endsWith(channel + "-runtime");
    }

    @Test
    void aForgedAlertDoesNotRaiseTheFence() {
        runtime(Mode.LIVE);
        var forged = new AlertSigner(SampleAlerts.KEY_ID, SigningKeys.generate().getPrivate())
                .sign(second(CapMsgType.CANCEL));
        stand.alert(forged);
        stand.listener.await("the dead letter", one -> isFrom(one, forged.alertId()));
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitReached(order, Rung.TRANSMITTED);
    }

    @Test
    void aCancelOvertakesAnOrderThatIsBeingTriedAgain() {
        runtime(Mode.LIVE);
        network.behave(FaultKind.SILENT);
        var emit = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(emit);
        stand.awaitFailed(emit, Fault.SILENT);

        var stop = order(second(CapMsgType.CANCEL), OrderAction.STOP);
        stand.order(stop);
        stand.awaitReached(stop, Rung.ACCEPTED);
        network.behave(FaultKind.NONE);
        stand.awaitReached(stop, Rung.TRANSMITTED);
        stand.awaitFailed(emit, Fault.SUPERSEDED);
        anotherAlertGoesThrough();
        assertThat(stand.cells(emit, new Outcome.Reached(Rung.TRANSMITTED)).isEmpty())
                .isTrue();
        assertThat(network.onAir()).noneMatch(name -> name.startsWith(emit.alertId()));
    }

    @Test
    void aCancelOnTopicAlertsAloneStopsTryingAgain() {
        runtime(Mode.LIVE);
        network.behave(FaultKind.SILENT);
        var emit = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(emit);
        stand.awaitFailed(emit, Fault.SILENT);

        stand.alert(SampleAlerts.sign(second(CapMsgType.CANCEL)));
        stand.awaitFailed(emit, Fault.SUPERSEDED);
        network.behave(FaultKind.NONE);
        anotherAlertGoesThrough();
        assertThat(network.onAir()).noneMatch(name -> name.startsWith(emit.alertId()));
    }

    @Test
    void aSilentChannelDelaysNoOther() throws Exception {
        var other = stand.channel();
        var healthy = opened(RuntimeStand.network());
        opened(RuntimeStand.started(stand.settings(
                channel + "-runtime", folder, Set.of(Mode.LIVE), Map.of(channel, network, other, healthy))));
        network.behave(FaultKind.SILENT);
        var stuck = IntStream.range(0, 40)
                .mapToObj(i -> SampleAlerts.chemicalFire(now(), channel + "-stuck-" + i))
                .map(message -> order(SampleAlerts.event(message, message, 1, Mode.LIVE), OrderAction.EMIT))
                .toList();
        stuck.forEach(stand::order);
        stuck.forEach(order -> stand.awaitReached(order, Rung.ACCEPTED));

        var good = SampleAlerts.order(first(Mode.LIVE), other, OrderAction.EMIT);
        stand.order(good);
        stand.awaitReached(good, Rung.TRANSMITTED);
        assertThat(stuck.stream()
                        .filter(order -> stand.reports(order).stream()
                                .noneMatch(report -> report.outcome() instanceof Outcome.Failed)))
                .as("orders of the silent channel that are still under way")
                .isNotEmpty();
    }

    @Test
    void anAdapterThatComputesWithoutEndDelaysNoOtherChannel() {
        var computing = stand.channel();
        var own = stand.settings(channel + "-runtime", folder, Set.of(Mode.LIVE), Map.of(channel, network));
        var both = new ArrayList<>(own.channels());
        both.add(new RuntimeSettings.Channel(computing, SpinningAdapter.TYPE, Map.of()));
        SpinningAdapter.released = false;
        opened(RuntimeStand.started(RuntimeStand.settings(
                own.bootstrapServers(), own.instance(), own.stateDir(), own.modes(), own.trust(), both)));
        var busy = IntStream.range(0, Runtime.getRuntime().availableProcessors() + 1)
                .mapToObj(i -> SampleAlerts.chemicalFire(now(), channel + "-busy-" + i))
                .map(message -> SampleAlerts.order(
                        SampleAlerts.event(message, message, 1, Mode.LIVE), computing, OrderAction.EMIT))
                .toList();
        busy.forEach(stand::order);
        busy.forEach(order -> stand.awaitReached(order, Rung.ACCEPTED));

        var good = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(good);
        stand.awaitReached(good, Rung.TRANSMITTED);
        SpinningAdapter.released = true;
        busy.forEach(order -> stand.awaitReached(order, Rung.TRANSMITTED));
    }

    @Test
    void everyCellThatIsNotTransmittedHasAFailure() {
        runtime(Mode.LIVE);
        network.behave(FaultKind.SILENT);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        Await.until(
                "every cell has an end",
                RuntimeStand.LIMIT,
                () -> stand.cells(order, new Outcome.Failed(Fault.SILENT))
                        .union(stand.cells(order, new Outcome.Failed(Fault.NOT_COVERED)))
                        .equals(order.cells()));
    }
}
