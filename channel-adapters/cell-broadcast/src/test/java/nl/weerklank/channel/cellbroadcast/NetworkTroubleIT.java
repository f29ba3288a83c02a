package nl.weerklank.channel.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.cellbroadcast.network.Condition;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulator;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulatorFactory;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
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
        var cells = network.plan().cellsOf(bsc).stream().mapToInt(i -> i).collect(BitSet::new, BitSet::set, BitSet::or);
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
    void aBscThatAnswersIsNeverCalledSilentHoweverOftenItIsAsked() throws Exception {
        adapter.close(); // a BSC takes one centre
        adapter = adapter(Map.of("response-millis", "200"), folder.resolve("impatient"));
        adapter.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
        Await.until("all are up", PATIENCE, () -> state(adapter) == ChannelState.UP);
        long end = System.nanoTime() + Duration.ofMillis(900).toNanos();
        while (System.nanoTime() < end) {
            assertThat(state(adapter)).isEqualTo(ChannelState.UP);
        }
    }

    private static ChannelState state(CellBroadcastAdapter asked) {
        return asked.probe()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .state();
    }

    private CellBroadcastAdapter adapter() throws IOException {
        return adapter(Map.of(), folder);
    }

    private CellBroadcastAdapter adapter(Map<String, String> more, Path folder) throws IOException {
        var properties = new HashMap<>(network.adapterProperties());
        properties.remove("probes");
        properties.putAll(more);
        properties.put("status-seconds", "2");
        var settings = new ChannelSettings(CellBroadcastFactory.TYPE, properties, folder, clock);
        return new CellBroadcastAdapter(new CellBroadcastSettings(settings), settings);
    }
}
