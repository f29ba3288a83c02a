package nl.weerklank.channel.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.weerklank.channel.runtime.run.ChannelRuntime;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.SampleAlerts;
import nl.weerklank.testkit.line.LineNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all tests of a class; a channel with its network and alerts of its own for each test. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields before a test runs
abstract class RuntimeScenario {

    private static final InstantSource CLOCK = InstantSource.system();

    static RuntimeStand stand;

    @TempDir
    Path folder;

    String channel;
    LineNetwork network;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private String identifier;

    @BeforeAll
    static void openTheStand() throws IOException {
        stand = new RuntimeStand();
    }

    @AfterAll
    static void closeTheStand() throws Exception {
        stand.close();
    }

    @BeforeEach
    void takeAChannel() throws IOException {
        channel = stand.channel();
        network = opened(RuntimeStand.network());
        identifier = "test-" + UUID.randomUUID();
    }

    @AfterEach
    void closeWhatWasOpened() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    <T extends AutoCloseable> T opened(T one) {
        opened.add(one);
        return one;
    }

    /** A ready runtime with this test's channel. */
    ChannelRuntime runtime(Mode... modes) {
        return opened(RuntimeStand.started(
                stand.settings(channel + "-runtime", folder, Set.of(modes), Map.of(channel, network))));
    }

    static Instant now() {
        return CLOCK.instant();
    }

    CapAlert message() {
        return SampleAlerts.chemicalFire(now(), identifier);
    }

    /** Version 1 of this test's alert. */
    AlertEvent first(Mode mode) {
        return SampleAlerts.event(message(), message(), 1, mode);
    }

    /** Version 2 of this test's alert. */
    AlertEvent second(CapMsgType type) {
        return SampleAlerts.event(message(), SampleAlerts.followUp(message(), now(), type, 2), 2, Mode.LIVE);
    }

    /** An order for the whole target. */
    Order order(AlertEvent event, OrderAction action) {
        return SampleAlerts.order(event, channel, action);
    }

    /** Another alert goes through: whatever was sent before it has been seen by the runtime. */
    void anotherAlertGoesThrough() {
        var other = SampleAlerts.chemicalFire(now(), "marker-" + UUID.randomUUID());
        var marker = SampleAlerts.order(SampleAlerts.event(other, other, 1, Mode.LIVE), channel, OrderAction.EMIT);
        stand.order(marker);
        stand.awaitReached(marker, Rung.TRANSMITTED);
        network.forget();
    }
}
