package nl.weerklank.dispatch.stream;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.gate.DeadLetterProducer;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.table.ChannelTables;

/** The stream of dispatch as a process of its own, so that a test can kill it: arguments are the broker, the trust file and a folder. */
final class DispatchProcess {

    private DispatchProcess() {}

    public static void main(String[] args) throws Exception {
        var settings = new StreamSettings(args[0], "killed-and-back", Path.of(args[2]), 2, Duration.ofSeconds(6));
        var clock = Clock.systemUTC();
        var topology = new DispatchTopology(
                new AlertVerifier(TrustStore.read(Path.of(args[1]))),
                new Lifecycle(Town.PEOPLE, Town.policy("reserve")),
                new ChannelTables(List.of("phones", "siren", "reserve"), Duration.ofSeconds(10), clock),
                new LiveView(),
                new DeadLetterProducer(args[0]),
                clock,
                Duration.ofMillis(200),
                Duration.ofHours(1));
        var runner = new StreamRunner(topology::build, settings, List.of(Topics.ALERTS, Topics.DECISIONS));
        runner.start();
        Thread.currentThread().join();
    }
}
