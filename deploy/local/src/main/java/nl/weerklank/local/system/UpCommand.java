package nl.weerklank.local.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Weerklank;
import nl.weerklank.local.process.PidFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weerklank up}: the whole system on this machine, or only what services need. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts broker, database, services and channel simulators on this machine.")
public final class UpCommand implements Callable<Integer> {

    private static final String READY = "Weerklank is ready";

    @Option(names = "--detach", description = "Return once it is ready and leave it running; 'down' ends it.")
    boolean detach;

    @Option(
            names = "--infra-only",
            description = "Only broker, database and simulators, so that one service can be worked on in dev mode.")
    boolean infraOnly;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var layout = Layout.of(System.getenv());
        layout.prepare();
        return detach ? detached(layout) : foreground(layout);
    }

    private int foreground(Layout layout) {
        var progress = new Progress(System.out);
        try (var system = LocalSystem.start(layout, Settings.of(System.getenv()), infraOnly, false, progress)) {
            progress.line(READY);
            system.welcome().forEach(System.out::println);
            System.gc(); // starting took more than watching does
            system.watch();
        }
        return 0;
    }

    private int detached(Layout layout) throws IOException, InterruptedException {
        LocalSystem.refuseIfRunning(layout);
        var log = layout.logs().resolve("up.log");
        Files.deleteIfExists(log);
        var process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        long shown = 0;
        while (true) {
            boolean ended = process.waitFor(200, TimeUnit.MILLISECONDS);
            var lines = Files.readAllLines(log);
            for (; shown < lines.size(); shown++) {
                System.out.println(lines.get((int) shown));
            }
            if (ended) {
                return process.exitValue() == 0 ? Weerklank.REFUSED : process.exitValue();
            }
            if (Files.exists(layout.run().resolve("ready"))) {
                System.out.println("Left running in the background; './weerklank down' ends it, its log is " + log);
                return 0;
            }
        }
    }

    private List<String> command() {
        var own = ProcessHandle.current().info();
        var java = own.command()
                .orElseThrow(() ->
                        new Refusal("this system does not tell how a process was started; use 'up' without --detach"));
        var command = new ArrayList<String>(List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Weerklank.class.getName(),
                "up"));
        if (infraOnly) {
            command.add("--infra-only");
        }
        return command;
    }

    static Path supervisorPid(Layout layout) {
        return layout.run().resolve("supervisor.pid");
    }

    static boolean isRunning(Layout layout) {
        return PidFile.running(supervisorPid(layout)).isPresent();
    }
}
