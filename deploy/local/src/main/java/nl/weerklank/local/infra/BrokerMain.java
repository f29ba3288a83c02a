package nl.weerklank.local.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One real KRaft broker as a process: {@code BrokerMain FOLDER PORT CONTROLLER_PORT}. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var server = new KafkaRaftServer(new KafkaConfig(settings(folder, args[1], args[2])), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        System.out.println("broker ready on 127.0.0.1:" + args[1]);
        server.awaitShutdown();
    }

    private static Properties settings(Path folder, String port, String controllerPort) throws IOException {
        format(folder);
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("log.segment.bytes", "67108864"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "2"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("replica.lag.time.max.ms", "3000"),
                Map.entry("message.max.bytes", "8388608"),
                Map.entry("auto.create.topics.enable", "false")));
        return settings;
    }

    private static void format(Path folder) throws IOException {
        var properties = folder.resolve("meta.properties");
        if (!Files.exists(properties)) {
            Files.createDirectories(folder);
            Files.writeString(
                    properties,
                    "version=1\nnode.id=1\ncluster.id=%s\ndirectory.id=%s\n"
                            .formatted(Uuid.randomUuid(), Uuid.randomUuid()));
        }
    }
}
