package nl.weerklank.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;

/** One JVM that the launcher runs: started with a log file and a pid file, ended politely, then firmly. */
public final class JavaProcess {

    private static final Duration POLITE = Duration.ofSeconds(8);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Path pidFile;
    private Process process;

    private JavaProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Path pidFile,
            Process process) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.pidFile = pidFile;
        this.process = process;
    }

    /** Starts a JVM with at most this heap; its output goes to {@code <name>.log}. */
    public static JavaProcess start(
            String name, int heapMb, List<String> jvmAndMain, Map<String, String> environment, Path logs, Path run) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMb + "m",
                "-Xms32m",
                "-XX:NewSize=16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(jvmAndMain);
        var log = logs.resolve(name + ".log");
        var pidFile = run.resolve(name + ".pid");
        return new JavaProcess(
                name,
                List.copyOf(command),
                Map.copyOf(environment),
                log,
                pidFile,
                launch(name, command, environment, log, pidFile));
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit code when this run of the process ends. */
    public CompletableFuture<Integer> exited() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Starts the same process again after it died. */
    public void restart() {
        process = launch(name, command, environment, log, pidFile);
    }

    /** Asks it to end. */
    public void askToEnd() {
        process.destroy();
    }

    /** Waits until it has ended, and ends it by force after some seconds. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new Refusal("cannot remove " + pidFile + ": " + Sentences.reason(e), e);
        }
    }

    private static Process launch(
            String name, List<String> command, Map<String, String> environment, Path log, Path pidFile) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            builder.environment()
                    .keySet()
                    .removeIf(key -> key.startsWith("QUARKUS_") || key.equals("JAVA_TOOL_OPTIONS"));
            builder.environment().putAll(environment);
            var process = builder.start();
            PidFile.write(pidFile, process.toHandle());
            return process;
        } catch (IOException e) {
            throw new Refusal("cannot start %s: %s".formatted(name, Sentences.reason(e)), e);
        }
    }
}
