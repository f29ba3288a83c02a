package nl.weerklank.channel.siren;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.weerklank.testkit.Await;

/** An outside program that a test talks to: what it says is kept, and it ends with the test. */
final class Program implements AutoCloseable {

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private Program(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> {
            try (var out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(said::add);
            } catch (IOException | UncheckedIOException e) {
                said.add("(its output ended: " + e.getMessage() + ")");
            }
        });
    }

    static Program start(Path folder, List<String> command) throws IOException {
        return new Program(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Runs a program to its end and gives back what it said. */
    static List<String> run(Path folder, List<String> command) throws Exception {
        try (var program = start(folder, command)) {
            if (!program.process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end: " + command);
            }
            Await.quiet("its output", java.time.Duration.ofMillis(200), SirenStand.PATIENCE, program.said::size);
            return List.copyOf(program.said);
        }
    }

    List<String> said() {
        return said;
    }

    /** Waits for a line with this in it. */
    String awaitLine(String part) {
        Await.until(
                "'" + part + "' in " + said,
                SirenStand.PATIENCE,
                () -> said.stream().anyMatch(line -> line.contains(part)));
        return said.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
