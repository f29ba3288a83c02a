package nl.weerklank.channel.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.weerklank.channel.cellbroadcast.network.Condition;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulator;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulatorFactory;
import nl.weerklank.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTheCentreIT {

    private static final int BSCS = 100;
    private static final int CELLS = 6000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LANGUAGES = 2;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void afterAKillInTheMiddleOfAWriteEveryCellHasTheMessageExactlyOnceAndTheStateShownIsTrue() throws Exception {
        var sent = InstantSource.system().instant().toString();
        var properties = Map.of("bscs", "" + BSCS, "cells", "" + CELLS, "air-slot-millis", "20");
        try (var network = NetworkSimulatorFactory.network(0, properties)) {
            // a third takes the write and answers, a third takes it and answers too late, a third takes nothing yet
            for (int i = 0; i < BSCS; i++) {
                network.behave(i, i % 3 == 0 ? Condition.WELL : i % 3 == 1 ? Condition.SLOW : Condition.SILENT);
            }
            var first = start(network, sent, "write", "first.log");
            Await.until("a third of the BSCs took it", PATIENCE, () -> holding(network, i -> i % 3 != 2) == 67);
            first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertThat(holding(network, i -> i % 3 == 2)).isZero();

            for (int i = 0; i < BSCS; i++) {
                network.behave(i, Condition.WELL);
            }
            start(network, sent, "watch", "second.log");
            var everything = "standing 1 %d %d"
                    .formatted(
                            network.plan().cells().size(),
                            network.plan().cells().size());
            Await.until(
                    "the state that is shown; " + log("second.log"),
                    PATIENCE,
                    () -> log("second.log").contains(everything));
            for (int i = 0; i < BSCS; i++) {
                assertThat(network.held(i))
                        .as("BSC %d", i)
                        .isEqualTo(new NetworkSimulator.Held(
                                LANGUAGES, network.plan().cellsOf(i).size()));
            }
            var received = Await.quiet("what people received", Duration.ofSeconds(1), PATIENCE, network::publicRecord);
            assertThat(received)
                    .extracting(one -> one.what() + " at " + one.place())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(CELLS / 4);
        }
    }

    private static long holding(NetworkSimulator network, Predicate<Integer> which) {
        return IntStream.range(0, BSCS)
                .filter(which::test)
                .filter(i -> network.held(i).cells() > 0)
                .count();
    }

    private Process start(NetworkSimulator network, String sent, String what, String log) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        CentreProcess.class.getName(),
                        folder.resolve("state").toString(),
                        network.adapterProperties().getOrDefault("bscs", ""),
                        Integer.toString(network.plan().cells().size()),
                        Instant.parse(sent).toString(),
                        what)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        started.add(process);
        return process;
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return "";
        }
    }
}
