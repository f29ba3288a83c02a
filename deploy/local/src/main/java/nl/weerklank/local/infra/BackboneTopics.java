package nl.weerklank.local.infra;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics of the backbone on a broker that does not have them yet. */
public final class BackboneTopics {

    private BackboneTopics() {}

    /** Makes what is missing. @throws Refusal when the broker does not answer or refuses */
    public static void ensure(String bootstrapServers, List<String> channels) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "request.timeout.ms", 5000, "default.api.timeout.ms", 15000);
        try (var admin = Admin.create(settings)) {
            int brokers = admin.describeCluster().nodes().get().size();
            var present = admin.listTopics().names().get();
            var missing = Topics.all(channels).stream()
                    .filter(spec -> !present.contains(spec.name()))
                    .map(spec -> new NewTopic(spec.name(), spec.partitions(), (short) Math.min(3, brokers))
                            .configs(spec.config()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new Refusal(
                    "the broker at %s does not make our topics (%s); is it running, and may this user create topics?"
                            .formatted(bootstrapServers, Sentences.reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("stopped while making topics", e);
        }
    }
}
