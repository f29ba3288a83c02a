package nl.weerklank.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A real PostgreSQL of its own for a test: as a process, or in a container where that is asked for. */
public final class EmbeddedDatabase implements AutoCloseable {

    private final int port;
    private final String user;
    private final String password;
    private final Runnable end;

    private EmbeddedDatabase(int port, String user, String password, Runnable end) {
        this.port = port;
        this.user = user;
        this.password = password;
        this.end = end;
    }

    /** Starts one; it is ready when this returns. */
    public static EmbeddedDatabase start() throws IOException {
        if (Containers.areAsked()) {
            var container = Containers.database();
            return new EmbeddedDatabase(
                    container.getFirstMappedPort(), container.getUsername(), container.getPassword(), container::stop);
        }
        var postgres = EmbeddedPostgres.builder().start();
        return new EmbeddedDatabase(postgres.getPort(), "postgres", "postgres", () -> {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the database did not end", e);
            }
        });
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    /** The address as the reactive client writes it. */
    public String reactiveUrl() {
        return "postgresql://localhost:" + port + "/postgres";
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        end.run();
    }
}
