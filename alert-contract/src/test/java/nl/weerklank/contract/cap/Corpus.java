package nl.weerklank.contract.cap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The shared collection of real CAP messages and what its manifests say of each. */
public final class Corpus {

    private static final Path FOLDER = Path.of(System.getProperty("weerklank.root", "."))
            .resolve("../shared/testdata/cap")
            .normalize();

    private Corpus() {}

    /** The collection's folder; a test that needs it is skipped where it is absent. */
    public static Path folder() {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER), "needs the shared test data (folder ../shared/testdata beside the project)");
        return FOLDER;
    }

    public static List<Path> files(String kind) {
        try (Stream<Path> files = Files.list(folder().resolve(kind))) {
            return files.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a manifest by their {@code file} column. */
    public static Map<String, Map<String, String>> manifest(String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var names = lines.getFirst().split("\t", -1);
        var rows = new HashMap<String, Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split("\t", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < names.length && i < fields.length; i++) {
                row.put(names[i], fields[i]);
            }
            rows.put(fields[0], row);
        }
        return rows;
    }
}
