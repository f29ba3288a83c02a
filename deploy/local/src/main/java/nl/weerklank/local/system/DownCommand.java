package nl.weerklank.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.local.Layout;
import nl.weerklank.local.process.PidFile;
import picocli.CommandLine.Command;

/** {@code weerklank down}: ends what {@code up --detach} left running, and whatever a killed launcher left behind. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Ends the system that 'up --detach' started.")
public final class DownCommand implements Callable<Integer> {

    private static final Duration POLITE = Duration.ofSeconds(30);

    @Override
    public Integer call() throws IOException {
        var layout = Layout.of(System.getenv());
        int ended = endAll(layout);
        System.out.println(ended == 0 ? "Nothing was running." : "Weerklank is down.");
        return 0;
    }

    /** Ends the supervisor first, then what it left; returns how many processes that were. */
    static int endAll(Layout layout) throws IOException {
        var run = layout.run();
        int ended = end(List.of(run.resolve("supervisor.pid")));
        if (Files.isDirectory(run)) {
            try (var files = Files.list(run)) {
                ended += end(
                        files.filter(file -> file.toString().endsWith(".pid")).toList());
            }
        }
        return ended + endDatabase(layout.state("database").resolve("data").resolve("postmaster.pid"));
    }

    private static int end(List<Path> pidFiles) throws IOException {
        var ending = new ArrayList<ProcessHandle>();
        for (var file : pidFiles) {
            PidFile.running(file).ifPresent(ending::add);
        }
        ending.forEach(ProcessHandle::destroy);
        for (var process : ending) {
            try {
                process.onExit().get(POLITE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ending.size();
            }
        }
        for (var file : pidFiles) {
            Files.deleteIfExists(file);
        }
        return ending.size();
    }

    private static int endDatabase(Path postmasterPid) throws IOException {
        if (!Files.exists(postmasterPid)) {
            return 0;
        }
        var process = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(postmasterPid).getFirst().strip()))
                .filter(p -> p.info().command().orElse("").contains("postgres"));
        process.ifPresent(ProcessHandle::destroy);
        process.ifPresent(p -> p.onExit().join());
        return process.isPresent() ? 1 : 0;
    }
}
