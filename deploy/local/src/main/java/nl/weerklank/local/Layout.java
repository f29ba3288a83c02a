package nl.weerklank.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where a Weerklank on this machine keeps its state, and where its built parts are. */
public record Layout(Path root, Path var, Ports ports) {

    private static final long LEAST_FREE_BYTES = 512L << 20;

    /** From the environment: {@code WEERKLANK_ROOT}, {@code WEERKLANK_VAR} and {@code WEERKLANK_PORT_BASE}. */
    public static Layout of(Map<String, String> environment) {
        var root = Path.of(environment.getOrDefault("WEERKLANK_ROOT", "."))
                .toAbsolutePath()
                .normalize();
        var var = environment.containsKey("WEERKLANK_VAR")
                ? Path.of(environment.get("WEERKLANK_VAR")).toAbsolutePath().normalize()
                : root.resolve("var");
        return new Layout(root, var, Ports.of(environment));
    }

    /** The same installation with its state in a folder of its own. */
    public Layout within(String folder) {
        return new Layout(root, var.resolve(folder), ports);
    }

    public Path logs() {
        return var.resolve("log");
    }

    public Path run() {
        return var.resolve("run");
    }

    public Path secrets() {
        return var.resolve("secrets");
    }

    public Path state(String part) {
        return var.resolve("state").resolve(part);
    }

    /** The runnable jar of a service that Maven built. */
    public Path service(String module) {
        return root.resolve(module).resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
    }

    /** The class path of the launcher, which also holds the simulators and the broker. */
    public String launcherClassPath() {
        return System.getProperty("java.class.path");
    }

    /** Makes the folders and sees that there is room. @throws Refusal when they cannot be made or the disk is full */
    public void prepare() {
        try {
            for (var folder : new Path[] {var, logs(), run(), secrets()}) {
                Files.createDirectories(folder);
            }
            long free = Files.getFileStore(var).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new Refusal(
                        "the disk is full: only %d MB are free below %s and at least %d MB are needed; free some space or set WEERKLANK_VAR to another folder"
                                .formatted(free >> 20, var, LEAST_FREE_BYTES >> 20));
            }
        } catch (IOException e) {
            throw new Refusal(
                    "cannot write below %s (%s); free some space, or set WEERKLANK_VAR to a folder that can be written"
                            .formatted(var, Sentences.reason(e)),
                    e);
        }
    }

    /** Forgets everything of earlier runs, reports excepted. @throws Refusal when something cannot be removed */
    public void clear() {
        for (var part : List.of("state", "secrets", "log")) {
            try {
                remove(var.resolve(part));
            } catch (IOException e) {
                throw new Refusal(
                        "cannot remove what an earlier run left in %s: %s".formatted(var, Sentences.reason(e)), e);
            }
        }
        prepare();
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
