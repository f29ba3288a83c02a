package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Ports;
import nl.weerklank.local.client.CrisisCentre;
import nl.weerklank.local.client.Poll;
import nl.weerklank.local.process.PidFile;
import nl.weerklank.testkit.Peers;

/** A whole Weerklank of real processes, started once for all tests of this JVM and ended with it; a killed part stays dead until a test starts it. */
public final class RunningSystem {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningSystem shared;

    private final Layout layout;
    private final LocalSystem system;

    private RunningSystem(Layout layout) {
        this.layout = layout;
        this.system = LocalSystem.start(layout, Settings.of(Map.of()), false, true, new Progress(System.out));
    }

    /** The one that all tests share; started at the first call. */
    public static synchronized RunningSystem shared() {
        if (shared == null) {
            try {
                var var = Files.createDirectories(Path.of("target", "system")).toAbsolutePath();
                shared = new RunningSystem(
                        new Layout(Peers.projectRoot(), Files.createTempDirectory(var, "run"), new Ports(freeBase())));
            } catch (IOException e) {
                throw new IllegalStateException("no folder for the system under test", e);
            }
        }
        return shared;
    }

    public Layout layout() {
        return layout;
    }

    public CrisisCentre centre() {
        return new CrisisCentre(layout);
    }

    public String broker() {
        return "127.0.0.1:" + layout.ports().broker();
    }

    /** Kills a part's process with SIGKILL and waits until it is gone. */
    public void kill(String part) {
        var process = part.equals("database")
                ? database()
                : PidFile.running(layout.run().resolve(part + ".pid"));
        assertThat(process).as("the process of " + part).isPresent();
        process.get().destroyForcibly();
        process.get().onExit().join();
    }

    /** Starts a killed part again and waits until it does its work. */
    public void startAgain(String part) {
        system.startAgain(part);
        assertThat(Poll.until(PATIENCE, () -> Optional.of(system.isReady(part)), ready -> ready))
                .as(part + " is ready again")
                .isPresent();
    }

    private Optional<ProcessHandle> database() {
        try {
            var pid = Files.readAllLines(
                            layout.state("database").resolve("data").resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int freeBase() throws IOException {
        for (int base = 20_000; base < 60_000; base += 1_000) {
            if (allFree(base)) {
                return base;
            }
        }
        throw new IOException("no hundred and twenty free ports in a row");
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + 120; port++) {
            try (var socket = new ServerSocket(port)) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
