package nl.weerklank.ingest.source;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.signal.source.Source;
import org.jboss.logging.Logger;

/**
 * Listens to topics of an MQTT 5 broker with quality 1 in a session that outlives us: a message is acknowledged when the log
 * has it, so whatever was not kept is delivered again.
 */
final class MqttSource implements Listening {

    private static final Logger LOG = Logger.getLogger(MqttSource.class);
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int FIRST_WAIT_MILLIS = 500;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final long SESSION_SECONDS = 7L * 24 * 3600;
    private static final int MOST_IN_FLIGHT = 64;
    private static final String REMEDY = "check address, credentials and topic, and that the broker runs";

    private final Source source;
    private final Intake intake;
    private final ExecutorService threads;
    private final Mqtt5AsyncClient client;
    private final CurrentState state;

    MqttSource(Source source, Intake intake, ExecutorService threads) {
        this.source = source;
        this.intake = intake;
        this.threads = threads;
        this.state = new CurrentState(SourceState.begun(source.name(), source.format()));
        this.client = client(source);
        connect();
    }

    private Mqtt5AsyncClient client(Source source) {
        URI address = Objects.requireNonNull(source.address());
        boolean tls = "mqtts".equals(address.getScheme());
        var builder = Mqtt5Client.builder()
                .identifier(source.settings().getOrDefault("client-id", "weerklank-" + source.name()))
                .serverHost(address.getHost())
                .serverPort(address.getPort() >= 0 ? address.getPort() : tls ? 8883 : 1883)
                .automaticReconnect()
                .initialDelay(FIRST_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                .maxDelay(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> subscribe())
                .addDisconnectedListener(context -> disconnected(context.getCause()));
        if (tls) {
            builder = builder.sslWithDefaultConfig();
        }
        var given = source.credentials();
        if (given.containsKey("user")) {
            try {
                builder = builder.simpleAuth()
                        .username(given.get("user"))
                        .password(Credentials.secret(given, "password-file").getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth();
            } catch (UncheckedIOException e) {
                state.update(now ->
                        now.failed("the file with the password cannot be read", "check the source's credentials"));
            }
        }
        return builder.buildAsync();
    }

    private void connect() {
        // before the connection: a session that outlived us delivers what it kept as soon as we are there
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived, threads, true);
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(MOST_IN_FLIGHT)
                .applyRestrictions()
                .send();
    }

    private void subscribe() {
        client.subscribeWith()
                .topicFilter(source.settings().getOrDefault("topic", "#"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        disconnected(failure);
                    } else {
                        state.update(now -> now.answered(intake.clock().instant(), 0, 0, null, null));
                    }
                });
    }

    private void disconnected(Throwable cause) {
        state.update(now ->
                now.failed("the broker is not reached: " + cause.getClass().getSimpleName(), REMEDY));
        LOG.warnf("source failed source=%s cause=%s remedy=%s", source.name(), cause.getMessage(), REMEDY);
    }

    private void arrived(Mqtt5Publish message) {
        var raw = message.getPayloadAsBytes();
        var entries = intake.read(
                source, source.format(), raw, "", null, message.getTopic().toString());
        var signals = Intake.signals(entries);
        var refused = Intake.refused(entries);
        intake.keep(source, "", raw, signals).whenComplete((done, failure) -> {
            if (failure != null) {
                state.update(now -> now.failed(
                        "the log does not take the signals", "look at the broker of the log; nothing is lost"));
                // not acknowledged: a new connection has the broker deliver it again
                client.disconnect().whenComplete((gone, ignored) -> connectAgain());
                return;
            }
            message.acknowledge();
            intake.heard(source);
            var first = refused.isEmpty() ? null : refused.getFirst();
            state.update(now -> now.answered(
                    intake.clock().instant(),
                    signals.size(),
                    refused.size(),
                    first == null ? null : first.rule() + ": " + first.message(),
                    first == null ? null : first.remedy()));
        });
    }

    private void connectAgain() {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .send();
    }

    @Override
    public SourceState state() {
        return state.get();
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
