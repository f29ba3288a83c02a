package nl.weerklank.channel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.testkit.Await;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RuntimeDeliversIT extends RuntimeScenario {

    @Test
    void anOrderClimbsTheLadderAndThePublicReceivesItOnce() {
        runtime(Mode.LIVE);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitReached(order, Rung.OBSERVED);
        Await.until("all regions observed", RuntimeStand.LIMIT, () -> observedEverywhere(order));

        var rungs = stand.reports(order).stream()
                .map(report -> report.outcome())
                .filter(Outcome.Reached.class::isInstance)
                .distinct()
                .toList();
        assertThat(rungs)
                .containsExactly(
                        new Outcome.Reached(Rung.ACCEPTED),
                        new Outcome.Reached(Rung.TRANSMITTED),
                        new Outcome.Reached(Rung.OBSERVED));
        assertThat(stand.cells(order, new Outcome.Reached(Rung.ACCEPTED))).isEqualTo(order.cells());
        assertThat(network.publicRecord()).extracting(one -> one.place()).doesNotHaveDuplicates();
    }

    private boolean observedEverywhere(nl.weerklank.contract.order.Order order) {
        return stand.cells(order, new Outcome.Reached(Rung.OBSERVED))
                .union(stand.cells(order, new Outcome.Failed(Fault.NOT_COVERED)))
                .equals(order.cells());
    }

    @Test
    void aRedeliveredOrderIsReceivedOnceAndReportedOnce() {
        runtime(Mode.LIVE);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitReached(order, Rung.OBSERVED);
        Await.until("all regions observed", RuntimeStand.LIMIT, () -> observedEverywhere(order));
        int reports = stand.reports(order).size();
        var received = network.publicRecord();

        stand.order(order);
        stand.order(order);
        assertThat(network.publicRecord()).isEqualTo(received);
        anotherAlertGoesThrough();
        assertThat(stand.reports(order)).hasSize(reports);
    }

    @Test
    void anUpdateReplacesAndACancelStops() {
        runtime(Mode.LIVE);
        var emit = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(emit);
        stand.awaitReached(emit, Rung.OBSERVED);
        var stop = order(second(CapMsgType.CANCEL), OrderAction.STOP);
        stand.order(stop);
        stand.awaitReached(stop, Rung.TRANSMITTED);
        Await.until(
                "the air is quiet", RuntimeStand.LIMIT, () -> network.onAir().isEmpty());
    }

    @Test
    void everyReportCarriesCloudEventHeaders() {
        runtime(Mode.LIVE);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitReached(order, Rung.TRANSMITTED);
        var records = stand.listener.all(one -> one.topic().equals(Topics.REPORTS));
        assertThat(records)
                .allMatch(one -> Listener.header(one, Headers.CE_SPECVERSION).equals("1.0")
                        && !Listener.header(one, Headers.CE_ID).isEmpty()
                        && Listener.header(one, Headers.CE_TYPE).equals("nl.weerklank.channel.reported"));
        assertThat(records)
                .extracting(one -> Listener.header(one, Headers.CE_ID))
                .doesNotHaveDuplicates();
    }

    @Test
    void aChannelSaysHowItIsAndWhatItCovers() {
        runtime(Mode.LIVE);
        stand.listener.await("UP", one -> says(one, ChannelState.UP));
        var coverage = stand.listener.await(
                "coverage",
                one -> one.topic().equals(Topics.CHANNEL_COVERAGE)
                        && ContractJson.read(one.value(), ChannelCoverage.class)
                                .channel()
                                .equals(channel));
        assertThat(ContractJson.read(coverage.value(), ChannelCoverage.class).groups())
                .hasSize(1)
                .allMatch(group -> !group.cells().isEmpty());
        network.close();
        stand.listener.await("DOWN", one -> says(one, ChannelState.DOWN));
    }

    private boolean says(ConsumerRecord<byte[], byte[]> one, ChannelState state) {
        if (!one.topic().equals(Topics.CHANNEL_STATUS)) {
            return false;
        }
        var status = ContractJson.read(one.value(), ChannelStatus.class);
        return status.channel().equals(channel) && status.state() == state;
    }

    @Test
    void whatFailsIsReportedAtOnceAndTriedAgainUntilItWorks() {
        runtime(Mode.LIVE);
        network.behave(FaultKind.SILENT);
        var order = order(first(Mode.LIVE), OrderAction.EMIT);
        stand.order(order);
        stand.awaitFailed(order, Fault.SILENT);
        network.behave(FaultKind.NONE);
        stand.awaitReached(order, Rung.TRANSMITTED);
        assertThat(network.publicRecord()).extracting(one -> one.place()).doesNotHaveDuplicates();
    }

    @Test
    void manyAlertsAtOnceAreAllTransmittedAndEachOnce() {
        runtime(Mode.LIVE);
        var orders = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> nl.weerklank.testkit.SampleAlerts.chemicalFire(now(), channel + "-many-" + i))
                .map(message -> nl.weerklank.testkit.SampleAlerts.event(message, message, 1, Mode.LIVE))
                .map(event -> order(event, OrderAction.EMIT))
                .toList();
        orders.forEach(stand::order);
        orders.forEach(order -> stand.awaitReached(order, Rung.TRANSMITTED));
        var received = Await.quiet(
                "the public record",
                Duration.ofMillis(300),
                RuntimeStand.LIMIT,
                () -> List.copyOf(network.publicRecord()));
        assertThat(received)
                .extracting(one -> one.what() + one.place())
                .hasSize(30 * 4)
                .doesNotHaveDuplicates();
    }
}
