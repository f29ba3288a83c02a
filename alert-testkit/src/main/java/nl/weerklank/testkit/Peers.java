package nl.weerklank.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Outside programs that tests check our work against. A test whose program is missing is skipped with a line that names
 * it; where {@code WEERKLANK_PEERS=required} (CI) it fails instead.
 */
public final class Peers {

    private Peers() {}

    /** The path of a program, or the test is skipped saying which Debian package has it. */
    public static Path require(String program, String debianPackage) {
        return found(find(program), "needs " + program + " (Debian package " + debianPackage + ")");
    }

    /** A folder or file that a peer needs, such as installed npm packages, or the test is skipped saying how to get it. */
    public static Path requireFile(Path file, String howToGet) {
        return found(Optional.of(file).filter(Files::exists), "needs " + file.getFileName() + ": " + howToGet);
    }

    /** Third-party material of {@code ../shared/testdata} beside the project, or the test is skipped. */
    public static Path testdata(String path) {
        var file = projectRoot().resolveSibling("shared").resolve("testdata").resolve(path);
        Assumptions.assumeTrue(
                Files.exists(file), "needs the test material shared/testdata/" + path + " beside the project");
        return file;
    }

    /** The folder of the whole project. */
    public static Path projectRoot() {
        var named = System.getProperty("weerklank.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("alert-contract"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("not started inside the project"));
        }
        return folder;
    }

    /** The path of a program on the PATH or in the system's folders. */
    public static Optional<Path> find(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin"
                + File.pathSeparator + "/usr/bin";
        for (var folder : path.split(File.pathSeparator)) {
            var candidate = Path.of(folder).resolve(program);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Path found(Optional<Path> peer, String needs) {
        if (peer.isEmpty() && "required".equals(System.getenv("WEERKLANK_PEERS"))) {
            throw new AssertionError(needs + ", and WEERKLANK_PEERS=required");
        }
        if (peer.isEmpty()) {
            System.out.println("SKIPPED: " + needs);
        }
        Assumptions.assumeTrue(peer.isPresent(), needs);
        return peer.orElseThrow();
    }
}
