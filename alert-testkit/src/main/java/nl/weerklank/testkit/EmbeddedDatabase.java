package nl.weerklank.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A real PostgreSQL of its own for a test, that can be stopped and started again with its data. */
public final class EmbeddedDatabase implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
        this.port = postgres.getPort();
    }

    /** Starts one; it is ready when this returns. */
    public static EmbeddedDatabase start() throws IOException {
        var folder = Files.createTempDirectory("weerklank-database");
        return new EmbeddedDatabase(folder, builder(folder).start());
    }

    /** Stops it; who is connected loses the connection. The data stay. */
    public void stop() throws IOException {
        postgres.close();
    }

    /** Starts it again after {@link #stop}, on the same port with the same data. */
    public void startAgain() throws IOException {
        postgres = builder(folder).setPort(port).start();
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    /** The address as the reactive client writes it. */
    public String reactiveUrl() {
        return "postgresql://localhost:" + port() + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static EmbeddedPostgres.Builder builder(Path folder) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
    }
}
