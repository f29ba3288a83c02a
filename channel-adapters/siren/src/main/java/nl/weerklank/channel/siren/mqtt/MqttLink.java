package nl.weerklank.channel.siren.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/**
 * MQTT 5 to controllers behind a broker: every request is published with QoS 1, a response topic, correlation data and an
 * expiry, so that the broker throws away what comes too late for a post that was away.
 */
public final class MqttLink implements PostLink {

    private static final byte[] NOTHING = new byte[0];

    private final Mqtt5AsyncClient client;
    private final MqttTopics topics;
    private final Map<Long, CompletableFuture<PostStatus>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    public MqttLink(MqttAccess access, MqttTopics topics) {
        this.client = access.client();
        this.topics = topics;
    }

    /** Connects for the first time; completes when that was tried, and goes on trying by itself. */
    public CompletionStage<Void> connect() {
        client.publishes(MqttGlobalPublishFilter.SUBSCRIBED, this::answered);
        return MqttAccess.connect(client)
                .thenCompose(connected -> client.subscribeWith()
                        .topicFilter(topics.reply())
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send())
                .<Void>handle((subscribed, e) -> null);
    }

    @Override
    public CompletionStage<PostStatus> send(SirenPost post, SignedCommand command, Duration patience) {
        return request(MqttTopics.of(topics.command(), post.address()), MqttForm.command(command), patience);
    }

    @Override
    public CompletionStage<PostStatus> read(SirenPost post, Duration patience) {
        return request(MqttTopics.of(topics.ask(), post.address()), NOTHING, patience);
    }

    @Override
    public void close() {
        var unused = client.disconnect();
        open.values()
                .forEach(answer ->
                        answer.completeExceptionally(new LinkFailure(Fault.UNREACHABLE, "the connection was closed")));
    }

    private CompletionStage<PostStatus> request(String topic, byte[] payload, Duration patience) {
        if (!client.getState().isConnected()) {
            return CompletableFuture.failedFuture(new LinkFailure(Fault.UNREACHABLE, "no connection to the broker"));
        }
        var number = numbers.incrementAndGet();
        var answer = new CompletableFuture<PostStatus>();
        open.put(number, answer);
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(Math.max(1, patience.toSeconds()))
                .responseTopic(topics.reply())
                .correlationData(ByteBuffer.allocate(8).putLong(number).array())
                .contentType("application/json")
                .payload(payload)
                .send()
                .whenComplete((result, e) -> published(topic, result, e, answer));
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((status, e) -> open.remove(number))
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(failure(topic, e)));
    }

    private static void published(
            String topic,
            @Nullable Mqtt5PublishResult result,
            @Nullable Throwable e,
            CompletableFuture<PostStatus> answer) {
        if (e != null) {
            answer.completeExceptionally(
                    new LinkFailure(Fault.UNREACHABLE, "the broker did not take it: " + e.getMessage()));
        } else if (result instanceof Mqtt5PublishResult.Mqtt5Qos1Result one
                && one.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS) {
            answer.completeExceptionally(new LinkFailure(Fault.UNREACHABLE, "no controller listens on " + topic));
        }
    }

    private static LinkFailure failure(String topic, Throwable cause) {
        return cause instanceof TimeoutException
                        || cause instanceof CompletionException && cause.getCause() instanceof TimeoutException
                ? new LinkFailure(Fault.SILENT, "no answer over " + topic)
                : LinkFailure.of(cause);
    }

    private void answered(Mqtt5Publish message) {
        var correlation = message.getCorrelationData();
        if (correlation.isEmpty() || correlation.get().remaining() != Long.BYTES) {
            return;
        }
        var answer = open.get(correlation.get().getLong(correlation.get().position()));
        if (answer == null) {
            return;
        }
        try {
            complete(answer, MqttForm.Answer.read(message.getPayloadAsBytes()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            answer.completeExceptionally(
                    new LinkFailure(Fault.REFUSED, "its answer cannot be read: " + e.getMessage()));
        }
    }

    private static void complete(CompletableFuture<PostStatus> answer, MqttForm.Answer content) {
        switch (content.error()) {
            case "" -> answer.complete(content.status());
            case "unreachable" ->
                answer.completeExceptionally(
                        new LinkFailure(Fault.UNREACHABLE, "the concentrator cannot reach the unit"));
            case "busy" -> answer.completeExceptionally(new LinkFailure(Fault.OVERLOADED, "the controller is busy"));
            default -> answer.completeExceptionally(new LinkFailure(Fault.REFUSED, "the controller refused"));
        }
    }
}
