package nl.weerklank.local.infra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;

/** One real PostgreSQL that keeps its data in a folder over restarts and is safe against a killed process. */
public final class LocalDatabase implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres postgres;

    private LocalDatabase(Path folder, int port, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.port = port;
        this.postgres = postgres;
    }

    /** Unpacks, initialises and starts it; ready when this returns. @throws Refusal in one sentence when it cannot start */
    public static LocalDatabase start(Path folder, int port) {
        return new LocalDatabase(folder, port, launch(folder, port));
    }

    /** Whether a connection can be made. */
    public boolean answers() {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            return connection.isValid(1);
        } catch (java.sql.SQLException e) {
            return false;
        }
    }

    /** The process id of the server, from the file that it keeps. @throws IOException when it is not running */
    public long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** Starts it again on the same data after it died; lets go of the dead one first. */
    public void restart() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new Refusal("the dead database does not let go of its folder: " + Sentences.reason(e), e);
        }
        postgres = launch(folder, port);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static EmbeddedPostgres launch(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            removeHalfUnpacked(folder.resolve("server"));
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new Refusal(
                    "the database did not start (%s); its data is in %s".formatted(Sentences.reason(e), folder), e);
        }
    }

    /** A launcher that was ended while it unpacked the server leaves a folder without the mark of completeness. */
    private static void removeHalfUnpacked(Path server) throws IOException {
        if (!Files.isDirectory(server)) {
            return;
        }
        try (var unpacked = Files.list(server)) {
            if (unpacked.anyMatch(folder -> Files.exists(folder.resolve(".exists")))) {
                return;
            }
        }
        try (var files = Files.walk(server)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
