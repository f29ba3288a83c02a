package nl.weerklank.channel.siren.mqtt;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How the broker is reached.
 *
 * @param username empty to connect without a name
 */
public record MqttAccess(String host, int port, boolean tls, String clientId, String username, String password) {

    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int CONNECT_SECONDS = 5;
    private static final int RECONNECT_MILLIS = 200;
    private static final int SLOWEST_RECONNECT_MILLIS = 5_000;

    /** A client that connects again by itself whenever the connection is lost. */
    public Mqtt5AsyncClient client() {
        var builder = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(host)
                .serverPort(port)
                .automaticReconnect()
                .initialDelay(RECONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .maxDelay(SLOWEST_RECONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect();
        if (tls) {
            builder = builder.sslWithDefaultConfig();
        }
        if (!username.isEmpty()) {
            builder = builder.simpleAuth()
                    .username(username)
                    .password(password.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        return builder.buildAsync();
    }

    /** Connects; completes when the broker took the connection, or failed the first time. */
    public static CompletableFuture<Void> connect(Mqtt5AsyncClient client) {
        return client.connectWith()
                .cleanStart(true)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .send()
                .orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .thenApply(connected -> null);
    }
}
