package nl.weerklank.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real KRaft broker of one node for a test: inside this JVM, or in a container where that is asked for. */
public final class EmbeddedBroker implements AutoCloseable {

    private final String bootstrapServers;
    private final Runnable end;

    private EmbeddedBroker(String bootstrapServers, Runnable end) {
        this.bootstrapServers = bootstrapServers;
        this.end = end;
    }

    /** Starts one on free ports; it takes records when this returns. */
    public static EmbeddedBroker start() throws IOException {
        return Containers.areAsked() ? inContainer() : inThisJvm();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    private static EmbeddedBroker inContainer() {
        var container = Containers.broker();
        return new EmbeddedBroker(container.getBootstrapServers(), container::stop);
    }

    private static EmbeddedBroker inThisJvm() throws IOException {
        var folder = Files.createTempDirectory("weerklank-broker");
        int port = freePort();
        int controllerPort = freePort();
        format(folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings(folder, port, controllerPort)), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker("127.0.0.1:" + port, () -> {
            server.shutdown();
            server.awaitShutdown();
            remove(folder);
        });
    }

    /** Makes every topic that the backbone needs for these channels. */
    public EmbeddedBroker withTopics(List<String> channels) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var topics = Topics.all(channels).stream()
                    .map(spec -> new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.config()))
                    .toList();
            admin.createTopics(topics).all().get();
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the embedded broker did not make the topics", e.getCause());
        }
    }

    @Override
    public void close() {
        end.run();
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove the broker's folder", e);
        }
    }

    private static void format(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("meta.properties"),
                "version=1\nnode.id=1\ncluster.id=%s\ndirectory.id=%s\n"
                        .formatted(Uuid.randomUuid(), Uuid.randomUuid()));
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "2"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false")));
        return settings;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
