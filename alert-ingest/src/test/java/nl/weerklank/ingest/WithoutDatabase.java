package nl.weerklank.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** As {@link Surroundings}, but nobody listens where the database should be. */
public final class WithoutDatabase implements QuarkusTestResourceLifecycleManager {

    private final Surroundings surroundings = new Surroundings(false);

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(surroundings.start());
        int nobody = portOfNobody();
        settings.put("quarkus.datasource.reactive.url", "postgresql://localhost:" + nobody + "/postgres");
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + nobody + "/postgres");
        return settings;
    }

    @Override
    public void stop() {
        surroundings.stop();
    }

    private static int portOfNobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
