package nl.weerklank.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A real PostgreSQL of its own for a test, that can be stopped and started again with its data: as a process, or in a container where that is asked for. */
public final class EmbeddedDatabase implements AutoCloseable {

    /** What runs it. */
    interface Server {

        int port();

        void stop() throws IOException;

        /** On the same port with the same data. */
        void startAgain() throws IOException;

        /** Ends it for good and removes its data. */
        void remove() throws IOException;
    }

    private final Server server;

    private EmbeddedDatabase(Server server) {
        this.server = server;
    }

    /** Starts one; it is ready when this returns. */
    public static EmbeddedDatabase start() throws IOException {
        return new EmbeddedDatabase(Containers.areAsked() ? Containers.database() : new OwnProcess());
    }

    /** Stops it; who is connected loses the connection. The data stay. */
    public void stop() throws IOException {
        server.stop();
    }

    /** Starts it again after {@link #stop}, on the same port with the same data. */
    public void startAgain() throws IOException {
        server.startAgain();
    }

    public int port() {
        return server.port();
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
        server.remove();
    }

    /** The binaries from Maven, run as a process. */
    private static final class OwnProcess implements Server {

        private final Path folder = Files.createTempDirectory("weerklank-database");
        private final int port;
        private EmbeddedPostgres postgres;

        OwnProcess() throws IOException {
            postgres = builder().start();
            port = postgres.getPort();
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void stop() throws IOException {
            postgres.close();
        }

        @Override
        public void startAgain() throws IOException {
            postgres = builder().setPort(port).start();
        }

        @Override
        public void remove() throws IOException {
            postgres.close();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private EmbeddedPostgres.Builder builder() {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false);
        }
    }
}
