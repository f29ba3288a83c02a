package nl.weerklank.channel.siren.simulator;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.mqtt.MqttAccess;
import nl.weerklank.channel.siren.mqtt.MqttForm;
import nl.weerklank.channel.siren.mqtt.MqttTopics;
import nl.weerklank.channel.siren.park.Trust;

/** A concentrator that speaks MQTT 5 for the posts behind it: one client at the broker, one topic a post. */
final class MqttPosts {

    private final Mqtt5AsyncClient client;
    private final MqttTopics topics;
    private final Behaviour behaviour;
    private final InstantSource clock;
    private final ScheduledExecutorService later;
    private final Map<String, Unit> units = new ConcurrentHashMap<>();

    private record Unit(SimulatedPost post, int number) {}

    MqttPosts(
            MqttAccess access,
            MqttTopics topics,
            Behaviour behaviour,
            InstantSource clock,
            ScheduledExecutorService later) {
        this.client = access.client();
        this.topics = topics;
        this.behaviour = behaviour;
        this.clock = clock;
        this.later = later;
    }

    void attach(String name, SimulatedPost post, int number) {
        units.put(name, new Unit(post, number));
    }

    /** Connects and listens; completes when the broker will pass every request on. */
    CompletableFuture<Void> connect() {
        client.publishes(MqttGlobalPublishFilter.SUBSCRIBED, this::take);
        return MqttAccess.connect(client)
                .thenCompose(connected -> listen(MqttTopics.ofAll(topics.command())))
                .thenCompose(listening -> listen(MqttTopics.ofAll(topics.ask())));
    }

    void close() {
        var unused = client.disconnect();
    }

    private CompletableFuture<Void> listen(String filter) {
        return client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .thenApply(done -> null);
    }

    private void take(Mqtt5Publish message) {
        var topic = message.getTopic().toString();
        var command = MqttTopics.postOf(topics.command(), topic);
        var name = command.or(() -> MqttTopics.postOf(topics.ask(), topic)).orElse("");
        var unit = units.get(name);
        if (unit == null || behaviour.isDead(unit.number)) {
            after(Behaviour.GIVE_UP_MILLIS, message, MqttForm.error("unreachable"));
            return;
        }
        switch (behaviour.fault()) {
            case SILENT -> {}
            case REFUSE -> reply(message, MqttForm.error("refused"));
            case SLOW -> after(Behaviour.SLOW_MILLIS, message, answer(unit.post, message, command.isPresent()));
            case NONE, HALF, LIE, RESTART -> reply(message, answer(unit.post, message, command.isPresent()));
        }
    }

    private byte[] answer(SimulatedPost post, Mqtt5Publish message, boolean isCommand) {
        var now = clock.millis();
        var result = isCommand ? obey(post, message.getPayloadAsBytes(), now) : CommandResult.ACCEPTED;
        return MqttForm.status(post.status(now), result == CommandResult.ACCEPTED ? "" : "refused");
    }

    private static CommandResult obey(SimulatedPost post, byte[] payload, long now) {
        try {
            var signed = MqttForm.readCommand(payload);
            return post.post().trust() == Trust.SIGNED ? post.receive(signed, now) : post.obey(signed.command(), now);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return post.receiveGarbage(now);
        }
    }

    private void after(long millis, Mqtt5Publish message, byte[] payload) {
        later.schedule(() -> reply(message, payload), millis, TimeUnit.MILLISECONDS);
    }

    private void reply(Mqtt5Publish request, byte[] payload) {
        request.getResponseTopic().ifPresent(topic -> {
            var answer = client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE);
            var unused = request.getCorrelationData()
                    .map(answer::correlationData)
                    .orElse(answer)
                    .payload(payload)
                    .send();
        });
    }
}
