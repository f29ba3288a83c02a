package nl.weerklank.channel.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.network.Condition;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulator;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulatorFactory;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.ManualClock;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTroubleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(InstantSource.system().instant());
    private final ReportNotes notes = new ReportNotes();

    @SuppressWarnings("NullAway.Init")
    private NetworkSimulator network;

    @SuppressWarnings("NullAway.Init")
    private CellBroadcastAdapter adapter;

    @BeforeEach
    void openTheNetwork() throws Exception {
        network = NetworkSimulatorFactory.network(
                0, Map.of("cells", "3000", "bscs", "4", "air-slot-millis", "20", "quirks", "none"));
        adapter = adapter();
        adapter.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void closeEverything() {
        adapter.close();
        network.close();
    }

    @Test
    void whatARestartedBscLostIsSentAgainAndNothingElse() throws Exception {
        emit();
        int bsc = busyBsc();
        var before = network.held(bsc);
        network.restart(bsc);
        Await.until("the BSC holds it again", PATIENCE, () -> network.held(bsc).equals(before));
        assertThat(notes.failed(Fault.UNREACHABLE, Fault.SILENT, Fault.REFUSED).isEmpty())
                .as("%s", notes)
                .isTrue();
        var received = Await.quiet("what people received", Duration.ofSeconds(1), PATIENCE, network::publicRecord);
        assertThat(received)
                .extracting(one -> one.what() + " at " + one.place())
                .doesNotHaveDuplicates();
    }

    @Test
    void cellsThatFailTakeTheirMapCellsBackUntilTheyWorkAgain() throws Exception {
        emit();
        var reached = notes.reached(Rung.TRANSMITTED);
        int bsc = busyBsc();
        var cells = cellsOf(bsc);
        network.cellsDead(bsc, cells, true);
        Await.until(
                "map cells are taken back",
                PATIENCE,
                () -> !notes.failed(Fault.UNREACHABLE).isEmpty());
        network.cellsDead(bsc, cells, false);
        Await.until(
                "all are transmitted again; " + notes,
                PATIENCE,
                () -> notes.reached(Rung.TRANSMITTED).equals(reached));
    }

    @Test
    void aFullBscIsReportedAsOverloaded() throws Exception {
        for (int i = 0; i < 4; i++) {
            network.behave(i, Condition.FULL);
        }
        emit();
        assertThat(notes.failed(Fault.OVERLOADED).size()).as("%s", notes).isPositive();
        assertThat(notes.everClaimed(Rung.TRANSMITTED)).isFalse();
    }

    @Test
    void expiryTakesTheMessageOffTheAir() throws Exception {
        emit();
        assertThat(network.onAir()).hasSize(2);
        clock.advance(Duration.ofHours(3));
        Await.until("the air is quiet", PATIENCE, () -> network.onAir().isEmpty());
    }

    @Test
    void statusQueriesTellHowOftenItWasBroadcast() throws Exception {
        emit();
        var alertId = SampleAlerts.event(clock.instant()).alertId();
        Await.until(
                "a count of broadcasts",
                PATIENCE,
                () -> adapter.standing(alertId).broadcasts() > 0);
        assertThat(adapter.standing(alertId).confirmed())
                .isEqualTo(adapter.standing(alertId).wanted());
    }

    private void emit() throws Exception {
        var event = SampleAlerts.event(clock.instant());
        adapter.carryOut(SampleAlerts.emission(event, CellBroadcastFactory.TYPE, OrderAction.EMIT), notes)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private int busyBsc() {
        for (int i = 0; i < 4; i++) {
            if (network.held(i).cells() > 0) {
                return i;
            }
        }
        throw new AssertionError("no BSC holds anything");
    }

    @Test
    void afterARestartOfTheCentreItIsToldWhatFailsAndWhatComesBack() throws Exception {
        emit();
        var reached = notes.reached(Rung.TRANSMITTED);
        int bsc = busyBsc();
        adapter.close();
        var resumed = new ReportNotes();
        var orders = new ArrayList<Order>();
        adapter = adapter();
        adapter.resume(order -> {
            orders.add(order);
            return resumed;
        });
        adapter.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
        var event = SampleAlerts.event(clock.instant());
        Await.until(
                "the state is known again",
                PATIENCE,
                () -> adapter.standing(event.alertId()).confirmed()
                        == adapter.standing(event.alertId()).wanted());
        assertThat(orders).extracting(Order::cells).containsExactly(event.target());
        assertThat(resumed.all()).as("nothing changed, nothing is said").isEmpty();

        var cells = cellsOf(bsc);
        network.cellsDead(bsc, cells, true);
        Await.until(
                "the failure is told; " + resumed,
                PATIENCE,
                () -> !resumed.failed(Fault.UNREACHABLE).isEmpty());
        var lost = resumed.failed(Fault.UNREACHABLE);
        assertThat(reached.containsAll(lost)).isTrue();
        network.cellsDead(bsc, cells, false);
        Await.until(
                "the return is told; " + resumed,
                PATIENCE,
                () -> resumed.reached(Rung.TRANSMITTED).equals(lost));
    }

    @Test
    void aFurtherLanguageThatIsRefusedIsToldWithCellAndCauseAndTheProofOfTheFirstStays() throws Exception {
        for (int i = 0; i < 4; i++) {
            network.behave(i, Condition.CROWDED);
        }
        emit();
        Await.until("the refusal is told", PATIENCE, () -> !notes.remarks().isEmpty());
        assertThat(notes.remarks())
                .allSatisfy(remark -> assertThat(remark.detail())
                        .contains("message 4384 (en)", "204-99-", "bsc-", "refused")
                        .contains(Cause.CELL_MEMORY.toString()));
        assertThat(notes.failed(Fault.OVERLOADED, Fault.REFUSED, Fault.SILENT).isEmpty())
                .as("%s", notes)
                .isTrue();
        var transmitted = notes.reached(Rung.TRANSMITTED);
        assertThat(transmitted.isEmpty()).isFalse();
        Await.until("each cell's remark", PATIENCE, () -> remarked().equals(transmitted));
        for (int i = 0; i < 4; i++) {
            network.behave(i, Condition.WELL);
        }
        Await.until(
                "it is said when it is there after all",
                PATIENCE,
                () -> notes.remarks().stream().anyMatch(r -> r.detail().contains("is broadcast now")));
    }

    @Test
    void anUpdateForASmallerAreaLeavesTheRimThatServesItOnTheAir() throws Exception {
        emit();
        var first = SampleAlerts.chemicalFire(clock.instant());
        var whole = SampleAlerts.event(clock.instant());
        var cap = SampleAlerts.followUp(first, clock.instant(), CapMsgType.UPDATE, 2);
        var small = CellSet.of(
                whole.target().stream().limit(whole.target().size() / 2).toArray());
        var second = withTarget(SampleAlerts.event(first, cap, 2, Mode.LIVE), small);
        carryOut(SampleAlerts.order(second, CellBroadcastFactory.TYPE, OrderAction.REPLACE), second, notes);
        var stopped = new ReportNotes();
        var gone = whole.target().minus(small);
        carryOut(SampleAlerts.order(second, CellBroadcastFactory.TYPE, OrderAction.STOP, gone, 2), second, stopped);

        var service = ServiceMap.of(network.plan());
        var served = small.intersect(service.served());
        assertThat(notes.reached(Rung.TRANSMITTED).containsAll(served))
                .as("%s", notes)
                .isTrue();
        var standing = adapter.standing(second.alertId());
        assertThat(standing.version()).isEqualTo(2);
        assertThat(standing.confirmed()).isEqualTo(standing.wanted()).isPositive();
        var rim = service.serversOf(small);
        rim.and(service.serversOf(gone));
        assertThat(rim.cardinality()).as("some cells serve both").isPositive();
        assertThat(standing.wanted()).isGreaterThanOrEqualTo(rim.cardinality());
        assertThat(stopped.reached(Rung.TRANSMITTED)).isEqualTo(gone.intersect(service.served()));
        int holding = 0;
        for (int i = 0; i < 4; i++) {
            assertThat(network.held(i).most()).isLessThanOrEqualTo(2);
            holding += network.held(i).cells();
        }
        assertThat(holding).isEqualTo(standing.wanted());
        assertThat(network.onAir()).as("only the new wording is on the air").hasSize(2);
    }

    @Test
    void withAnotherPlanEveryBscIsEmptiedOfWhatNobodyKnowsTheCellsOfAnyMore() throws Exception {
        emit();
        assertThat(network.onAir()).hasSize(2);
        adapter.close();
        adapter = adapter(Map.of("plan-cells", "2700"));
        adapter.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
        Await.until("the air is quiet", PATIENCE, () -> network.onAir().isEmpty());
    }

    @Test
    void anUpdateThatDoesNotFitLeavesNoOldWordingOnTheAirAndFollowsWhenThereIsRoom() throws Exception {
        emit();
        var first = SampleAlerts.chemicalFire(clock.instant());
        var cap = SampleAlerts.followUp(first, clock.instant(), CapMsgType.UPDATE, 2);
        var second = SampleAlerts.event(first, cap, 2, Mode.LIVE);
        var before = network.onAir();
        for (int i = 0; i < 4; i++) {
            network.behave(i, Condition.FULL);
        }
        carryOut(SampleAlerts.order(second, CellBroadcastFactory.TYPE, OrderAction.REPLACE), second, notes);
        assertThat(notes.failed(Fault.OVERLOADED).isEmpty()).isFalse();
        Await.until("the old wording is gone", PATIENCE, () -> network.onAir().isEmpty());
        for (int i = 0; i < 4; i++) {
            network.behave(i, Condition.WELL);
        }
        Await.until("the new wording", PATIENCE, () -> network.onAir().size() == 2);
        assertThat(network.onAir()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void anAlertForTheCountryGoesToEveryCellAndItsPacketRequestsNameNone() throws Exception {
        var sample = SampleAlerts.event(clock.instant());
        var event = withTarget(sample, ServiceMap.of(network.plan()).served());
        carryOut(SampleAlerts.order(event, CellBroadcastFactory.TYPE, OrderAction.EMIT), event, notes);
        assertThat(notes.reached(Rung.TRANSMITTED)).isEqualTo(event.target());
        assertThat(notes.all()).allMatch(note -> note.detail().contains("the whole network"));
        for (int i = 0; i < 4; i++) {
            assertThat(network.held(i).cells())
                    .isEqualTo(network.plan().cellsOf(i).size());
            assertThat(network.lastList(i)).isEqualTo(CellList.ALL);
        }
        var sent = Files.readAllLines(folder.resolve("packet-requests.txt"));
        assertThat(sent).hasSize(4).allMatch(line -> line.length() < 3000);
        assertThat(sent).filteredOn(line -> line.startsWith("SBC_AP")).hasSize(2);
    }

    @Test
    void moreThanAThousandAlertsOneAfterTheOtherNeverRunOutOfMessageCodes() throws Exception {
        var ids = new HashSet<String>();
        var served = SampleAlerts.event(clock.instant())
                .target()
                .intersect(ServiceMap.of(network.plan()).served());
        var one = CellSet.of(served.stream().findFirst().orElseThrow());
        for (int i = 0; i < 1100; i++) {
            if (i == 600) {
                adapter.close();
                adapter = adapter();
                adapter.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            var cap = SampleAlerts.chemicalFire(clock.instant(), "alert-" + i);
            var event = withTarget(SampleAlerts.event(cap, cap, 1, Mode.LIVE), one);
            var heard = new ReportNotes();
            carryOut(order(event, OrderAction.EMIT), event, heard);
            assertThat(heard.reached(Rung.TRANSMITTED))
                    .as("alert %d: %s", i, heard)
                    .isEqualTo(one);
            Await.until(
                    "both languages of alert " + i,
                    PATIENCE,
                    () -> network.onAir().size() == 2);
            network.onAir().forEach(id -> assertThat(ids.add(id)).as(id).isTrue());
            var cancel = SampleAlerts.followUp(cap, clock.instant(), CapMsgType.CANCEL, 2);
            var ended = withTarget(SampleAlerts.event(cap, cancel, 2, Mode.LIVE), one);
            carryOut(order(ended, OrderAction.STOP), ended, new ReportNotes());
            clock.advance(Duration.ofSeconds(60));
        }
    }

    private CellSet remarked() {
        return notes.remarks().stream().map(ReportNotes.Remark::cells).reduce(CellSet.EMPTY, CellSet::union);
    }

    private BitSet cellsOf(int bsc) {
        return network.plan().cellsOf(bsc).stream().mapToInt(i -> i).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private void carryOut(Order order, AlertEvent event, ReportNotes heard) throws Exception {
        adapter.carryOut(new Emission(order, event), heard)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    /** An order whose signature nobody here looks at. */
    private static Order order(AlertEvent event, OrderAction action) {
        return new Order(
                Order.SCHEMA,
                AlertIds.ofOrder(event.alertId(), event.version(), CellBroadcastFactory.TYPE, 1),
                CellBroadcastFactory.TYPE,
                event.alertId(),
                event.version(),
                action,
                event.mode(),
                event.lane(),
                event.target(),
                1,
                event.acceptedAt(),
                event.acceptedAt().plusSeconds(30),
                event.expires(),
                "test",
                new SignedAlert(SignedAlert.SCHEMA, event.alertId(), event.version(), "", "", ""));
    }

    private static AlertEvent withTarget(AlertEvent like, CellSet target) {
        return new AlertEvent(
                like.schema(),
                like.alertId(),
                like.version(),
                like.kind(),
                like.mode(),
                like.lane(),
                like.acceptedAt(),
                like.expires(),
                like.authority(),
                target,
                like.cap());
    }

    private CellBroadcastAdapter adapter() throws IOException {
        return adapter(Map.of());
    }

    private CellBroadcastAdapter adapter(Map<String, String> more) throws IOException {
        var properties = new HashMap<>(network.adapterProperties());
        properties.putAll(more);
        properties.remove("probes");
        properties.put("status-seconds", "2");
        properties.put("packet", "record");
        var settings = new ChannelSettings(CellBroadcastFactory.TYPE, properties, folder, clock);
        return new CellBroadcastAdapter(new CellBroadcastSettings(settings), settings);
    }
}
