package nl.weerklank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every channel promises at the last hop, checked with its real adapter against its real simulator. A channel's
 * {@code XxxContractIT} extends it and names its two factories; the protected methods say what else is particular.
 */
public abstract class ChannelContract {

    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ChannelStand stand;

    @SuppressWarnings("NullAway.Init")
    private Instant sent;

    /** The adapter that is tested. */
    protected abstract ChannelAdapterFactory adapters();

    /** The network behind it. */
    protected abstract ChannelSimulatorFactory simulators();

    /** Settings of the adapter on top of the simulator's own, such as shorter waits. */
    protected Map<String, String> adapterProperties() {
        return Map.of();
    }

    /** Settings of the simulator, such as a small network. */
    protected Map<String, String> simulatorProperties() {
        return Map.of();
    }

    /** Whether an independent receiver stands behind the channel, so that OBSERVED and NOT_OBSERVED are said. */
    protected boolean hasReceiver() {
        return true;
    }

    /** Whether a network that is half dead can be told by cells: a part TRANSMITTED, the rest failed. */
    protected boolean halfShowsInCells() {
        return true;
    }

    /** How long an order has until its deadline. */
    protected Duration timeToDeadline() {
        return Duration.ofSeconds(15);
    }

    /** How long the public record must stay the same until nothing more is expected on the way to it. */
    protected Duration quiet() {
        return Duration.ofMillis(1500);
    }

    @BeforeEach
    void openTheStand() throws IOException {
        sent = CLOCK.instant();
        stand = ChannelStand.open(adapters(), adapterProperties(), simulators(), simulatorProperties(), folder);
    }

    @AfterEach
    void closeTheStand() {
        if (stand != null) {
            stand.close();
        }
    }

    @Test
    void coverageNamesCellsWithAChanceAndNoCellTwice() {
        var groups = stand.adapter().coverage();
        var cells = groups.stream().mapToInt(group -> group.cells().size()).sum();
        assertThat(groups).isNotEmpty().allMatch(group -> group.chance() > 0);
        assertThat(cells).isEqualTo(stand.covered().size());
        assertThat(covered()).as("cells of the sample alert that are covered").isNotEqualTo(CellSet.EMPTY);
    }

    @Test
    void aRouteTestPassesWithoutPublicEffect() {
        assertThat(stand.probe().state()).isEqualTo(ChannelState.UP);
        assertThat(settledRecord()).isEmpty();
    }

    @Test
    void everyRouteIsTestedByItselfWithoutPublicEffect() {
        assertThat(stand.testRoutes()).isNotEmpty().allMatch(RouteTest.Route::passed);
        assertThat(settledRecord()).isEmpty();
    }

    @Test
    void anOrderIsTransmittedAndThePublicReceivesItOnce() {
        var notes = carriedOut(first(), OrderAction.EMIT);
        assertTransmitted(notes);
        assertReceivedOnce();
    }

    @Test
    void anIndependentReceiverSeesWhatThePublicReceives() {
        assumeTrue(hasReceiver(), "no independent receiver behind this channel");
        var notes = carriedOut(first(), OrderAction.EMIT);
        Await.until("OBSERVED for " + covered() + " in " + notes, patience(), () -> notes.everClaimed(Rung.OBSERVED));
        assertThat(stand.simulator().publicRecord()).as("observed, so received").isNotEmpty();
        assertNoViolations(notes);
    }

    @Test
    void cellsThatAreNotCoveredAreSaidToBeNotCovered() {
        var far = H3Map.disk(H3Map.cellAt(40.4168, -3.7038), 1);
        var wide = widened(first(), first().target().union(far));
        var notes = carriedOut(emission(wide, OrderAction.EMIT, wide.target(), 1));
        assertThat(notes.failed(Fault.NOT_COVERED)).isEqualTo(wide.target().minus(stand.covered()));
        assertThat(notes.reached(Rung.TRANSMITTED)).isEqualTo(covered());
    }

    @Test
    void theSameOrderAgainIsNotReceivedAgain() {
        carriedOut(first(), OrderAction.EMIT);
        var received = receivedOnce();
        var again = carriedOut(first(), OrderAction.EMIT);
        assertTransmitted(again);
        assertThat(settledRecord()).isEqualTo(received);
    }

    @Test
    void theSameOrderAgainAfterAKillIsNotReceivedAgain() throws IOException {
        carriedOut(first(), OrderAction.EMIT);
        var received = receivedOnce();
        stand.killAndStartAgain();
        var again = carriedOut(first(), OrderAction.EMIT);
        assertTransmitted(again);
        assertThat(settledRecord()).isEqualTo(received);
    }

    @Test
    void anOrderThatWasCutOffByAKillIsFinishedAndReceivedOnce() throws IOException {
        stand.simulator().behave(FaultKind.SLOW);
        var cutOff = new ReportNotes();
        var order = emission(first(), OrderAction.EMIT, first().target(), 1);
        var started = stand.hand(order, cutOff);
        Await.until(
                "a sign that the order was begun",
                patience(),
                () -> started.isDone()
                        || !cutOff.all().isEmpty()
                        || !stand.simulator().publicRecord().isEmpty());
        stand.killAndStartAgain();
        stand.simulator().behave(FaultKind.NONE);
        assertTransmitted(carriedOut(order));
        assertReceivedOnce();
    }

    @Test
    void aSecondWaveReachesTheRestAndNobodyTwice() {
        var half = new int[1];
        var some = first().target().filter(cell -> half[0]++ % 2 == 0);
        var rest = first().target().minus(some);
        var one = carriedOut(emission(first(), OrderAction.EMIT, some, 1));
        var two = carriedOut(emission(first(), OrderAction.EMIT, rest, 2));
        assertThat(one.reached(Rung.TRANSMITTED)).isEqualTo(some.intersect(stand.covered()));
        assertThat(two.reached(Rung.TRANSMITTED)).isEqualTo(rest.intersect(stand.covered()));
        assertReceivedOnce();
    }

    @Test
    void twoAlertsAtOnceAreBothTransmitted() {
        var one = new ReportNotes();
        var two = new ReportNotes();
        var other = SampleAlerts.chemicalFire(sent, "moerdijk-other");
        var firstOrder = stand.hand(emission(first(), OrderAction.EMIT, first().target(), 1), one);
        var otherEvent = SampleAlerts.event(other, other, 1, Mode.LIVE);
        var otherOrder = stand.hand(emission(otherEvent, OrderAction.EMIT, otherEvent.target(), 1), two);
        ChannelStand.awaitEnd(firstOrder, patience(), one);
        ChannelStand.awaitEnd(otherOrder, patience(), two);
        assertTransmitted(one);
        assertTransmitted(two);
    }

    @Test
    void anUpdateReplacesAndIsReceivedOncePerPlace() {
        carriedOut(first(), OrderAction.EMIT);
        var old = names(receivedOnce());
        var notes = carriedOut(followUp(CapMsgType.UPDATE), OrderAction.REPLACE);
        assertTransmitted(notes);
        awaitReceived("the update", old);
        assertReceivedOnce();
        Await.until(
                "the first version off the air",
                patience(),
                () -> stand.simulator().onAir().stream().noneMatch(old::contains));
    }

    @Test
    void anUpdateAgainAfterAKillIsNotReceivedAgain() throws IOException {
        carriedOut(first(), OrderAction.EMIT);
        var old = names(receivedOnce());
        carriedOut(followUp(CapMsgType.UPDATE), OrderAction.REPLACE);
        awaitReceived("the update", old);
        var received = receivedOnce();
        stand.killAndStartAgain();
        assertTransmitted(carriedOut(followUp(CapMsgType.UPDATE), OrderAction.REPLACE));
        assertThat(settledRecord()).isEqualTo(received);
    }

    @Test
    void aStopEndsTheEmissionAndIsTransmitted() {
        carriedOut(first(), OrderAction.EMIT);
        var old = names(receivedOnce());
        var notes = carriedOut(followUp(CapMsgType.CANCEL), OrderAction.STOP);
        assertTransmitted(notes);
        Await.until(
                "the first version off the air",
                patience(),
                () -> stand.simulator().onAir().stream().noneMatch(old::contains));
    }

    @Test
    void aLateOrderBringsBackNoOlderVersion() throws IOException {
        carriedOut(first(), OrderAction.EMIT);
        var old = names(receivedOnce());
        carriedOut(followUp(CapMsgType.CANCEL), OrderAction.STOP);
        var received = settledRecord();
        stand.killAndStartAgain();
        carriedOut(first(), OrderAction.EMIT);
        assertThat(settledRecord()).isEqualTo(received);
        assertThat(stand.simulator().onAir()).doesNotContainAnyElementsOf(old);
    }

    @Test
    void aSilentNetworkFailsEveryCellBeforeTheDeadline() {
        stand.simulator().behave(FaultKind.SILENT);
        var notes = carriedOut(first(), OrderAction.EMIT);
        assertThat(notes.failed(Fault.SILENT, Fault.UNREACHABLE)).isEqualTo(covered());
        assertThat(notes.everClaimed(Rung.TRANSMITTED)).as(notes.toString()).isFalse();
    }

    @Test
    void aRefusingNetworkFailsEveryCell() {
        stand.simulator().behave(FaultKind.REFUSE);
        var notes = carriedOut(first(), OrderAction.EMIT);
        assertThat(notes.failed(Fault.REFUSED, Fault.OVERLOADED)).isEqualTo(covered());
        assertThat(notes.everClaimed(Rung.TRANSMITTED)).as(notes.toString()).isFalse();
        assertThat(settledRecord()).isEmpty();
    }

    @Test
    void aDeadNetworkFailsEveryCellAndTheRouteTestSaysDown() {
        var covered = covered();
        stand.simulator().close();
        assertThat(stand.probe().state()).isEqualTo(ChannelState.DOWN);
        assertThat(stand.testRoutes()).isNotEmpty().noneMatch(RouteTest.Route::passed);
        var notes = carriedOut(first(), OrderAction.EMIT);
        assertThat(notes.failed(Fault.UNREACHABLE, Fault.SILENT)).isEqualTo(covered);
        assertThat(notes.everClaimed(Rung.TRANSMITTED)).as(notes.toString()).isFalse();
    }

    @Test
    void halfANetworkTransmitsToAPartAndFailsForTheRest() {
        stand.simulator().behave(FaultKind.HALF);
        var notes = carriedOut(first(), OrderAction.EMIT);
        var reached = notes.reached(Rung.TRANSMITTED);
        if (halfShowsInCells()) {
            assertThat(reached).isNotEqualTo(CellSet.EMPTY).isNotEqualTo(covered());
        }
        assertThat(notes.failed()).isEqualTo(first().target().minus(reached));
        assertReceivedOnce();
    }

    @Test
    void theOtherHalfIsReachedWhenItWorksAgainAndNobodyTwice() {
        assumeTrue(halfShowsInCells(), "half a network does not show in the cells of this channel");
        stand.simulator().behave(FaultKind.HALF);
        carriedOut(first(), OrderAction.EMIT);
        stand.simulator().behave(FaultKind.NONE);
        assertTransmitted(carriedOut(first(), OrderAction.EMIT));
        assertReceivedOnce();
    }

    @Test
    void aSlowNetworkArrives() {
        stand.simulator().behave(FaultKind.SLOW);
        assertTransmitted(carriedOut(first(), OrderAction.EMIT));
        assertReceivedOnce();
    }

    @Test
    void aLyingNetworkIsNeverCalledObserved() {
        stand.simulator().behave(FaultKind.LIE);
        var notes = carriedOut(first(), OrderAction.EMIT);
        if (hasReceiver()) {
            Await.until(
                    "NOT_OBSERVED in " + notes, patience(), () -> notes.faults().contains(Fault.NOT_OBSERVED));
        }
        assertThat(settledRecord()).isEmpty();
        assertThat(notes.everClaimed(Rung.OBSERVED)).as(notes.toString()).isFalse();
        assertNoViolations(notes);
    }

    @Test
    void whatFailedIsTransmittedWhenTheNetworkIsBackAndTheOrderIsGivenAgain() {
        stand.simulator().behave(FaultKind.SILENT);
        carriedOut(first(), OrderAction.EMIT);
        stand.simulator().behave(FaultKind.NONE);
        assertTransmitted(carriedOut(first(), OrderAction.EMIT));
        assertReceivedOnce();
    }

    @Test
    void aNetworkThatRestartedTakesTheNextOrder() {
        carriedOut(first(), OrderAction.EMIT);
        var old = names(receivedOnce());
        stand.simulator().behave(FaultKind.RESTART);
        assertTransmitted(carriedOut(followUp(CapMsgType.UPDATE), OrderAction.REPLACE));
        awaitReceived("the update", old);
        assertReceivedOnce();
    }

    /** Version 1 of the sample alert. */
    private AlertEvent first() {
        var message = SampleAlerts.chemicalFire(sent);
        return SampleAlerts.event(message, message, 1, Mode.LIVE);
    }

    /** Version 2: an update or a cancel. */
    private AlertEvent followUp(CapMsgType type) {
        var message = SampleAlerts.chemicalFire(sent);
        return SampleAlerts.event(message, SampleAlerts.followUp(message, sent, type, 2), 2, Mode.LIVE);
    }

    private static AlertEvent widened(AlertEvent event, CellSet target) {
        return new AlertEvent(
                event.schema(),
                event.alertId(),
                event.version(),
                event.kind(),
                event.mode(),
                event.lane(),
                event.acceptedAt(),
                event.expires(),
                event.authority(),
                target,
                event.cap());
    }

    private CellSet covered() {
        return first().target().intersect(stand.covered());
    }

    private Emission emission(AlertEvent event, OrderAction action, CellSet cells, int wave) {
        var channel = adapters().type();
        var now = CLOCK.instant();
        return new Emission(
                new Order(
                        Order.SCHEMA,
                        AlertIds.ofOrder(event.alertId(), event.version(), channel, wave),
                        channel,
                        event.alertId(),
                        event.version(),
                        action,
                        event.mode(),
                        event.lane(),
                        cells,
                        wave,
                        now,
                        now.plus(timeToDeadline()),
                        event.expires(),
                        "the contract of every channel",
                        SampleAlerts.sign(event)),
                event);
    }

    private ReportNotes carriedOut(AlertEvent event, OrderAction action) {
        return carriedOut(emission(event, action, event.target(), 1));
    }

    /** Hands the order over, waits for its end, and checks what holds for every order whatever the network does. */
    private ReportNotes carriedOut(Emission emission) {
        var notes = new ReportNotes();
        ChannelStand.awaitEnd(stand.hand(emission, notes), patience(), notes);
        var ordered = emission.order().cells();
        assertThat(notes.reached(Rung.TRANSMITTED).union(notes.failed()))
                .as("every ordered cell is transmitted or failed when the order ends: %s", notes)
                .isEqualTo(ordered);
        assertThat(notes.violations(ordered)).isEmpty();
        return notes;
    }

    private void assertTransmitted(ReportNotes notes) {
        assertThat(notes.reached(Rung.TRANSMITTED))
                .as("the covered cells are transmitted: %s", notes)
                .isEqualTo(covered());
        assertThat(notes.failed()).isEqualTo(notes.failed(Fault.NOT_COVERED));
    }

    private void assertNoViolations(ReportNotes notes) {
        assertThat(notes.violations(first().target())).isEmpty();
    }

    private void assertReceivedOnce() {
        assertThat(receivedOnce()).isNotEmpty();
    }

    /** What the public received, after checking that it came and that no place received anything twice. */
    private List<PublicRecord> receivedOnce() {
        Await.until(
                "something reaches the public",
                patience(),
                () -> !stand.simulator().publicRecord().isEmpty());
        var received = settledRecord();
        assertThat(received)
                .extracting(one -> one.what() + " at " + one.place())
                .as("received once at each place")
                .doesNotHaveDuplicates();
        return received;
    }

    private List<PublicRecord> settledRecord() {
        return Await.quiet("the public record", quiet(), patience().plus(quiet()), stand.simulator()::publicRecord);
    }

    private void awaitReceived(String what, Set<String> besides) {
        Await.until(
                what + " reaches the public",
                patience(),
                () -> !besides.containsAll(names(stand.simulator().publicRecord())));
    }

    private static Set<String> names(List<PublicRecord> records) {
        return records.stream().map(PublicRecord::what).collect(Collectors.toUnmodifiableSet());
    }

    /** The deadline and a little: an adapter that says nothing until here hangs. */
    private Duration patience() {
        return timeToDeadline().plusSeconds(5);
    }
}
