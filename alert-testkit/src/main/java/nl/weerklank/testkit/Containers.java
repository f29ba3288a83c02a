package nl.weerklank.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same broker and database from container images, for {@code -Pcontainers} where Docker answers. The images are named by
 * the system properties {@code weerklank.containers.kafka} and {@code weerklank.containers.postgresql}.
 */
final class Containers {

    private static final String ASKED = "weerklank.containers";

    private Containers() {}

    /** Whether the profile asks for containers and Docker answers; says so once when it does not. */
    static boolean areAsked() {
        return Boolean.getBoolean(ASKED) && Docker.ANSWERS;
    }

    static KafkaContainer broker() {
        var container =
                new KafkaContainer(image("kafka", "apache/kafka:4.1.1").asCompatibleSubstituteFor("apache/kafka"));
        container.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false").start();
        return container;
    }

    static EmbeddedDatabase.Server database() throws IOException {
        return new DatabaseContainer();
    }

    private static DockerImageName image(String what, String otherwise) {
        return DockerImageName.parse(System.getProperty(ASKED + "." + what, otherwise));
    }

    /** Asked once. */
    private static final class Docker {

        static final boolean ANSWERS = ask();

        private static boolean ask() {
            boolean answers = DockerClientFactory.instance().isDockerAvailable();
            if (!answers) {
                System.out.println("No Docker answers: broker and database run without containers.");
            }
            return answers;
        }
    }

    /** PostgreSQL in a container that keeps its port when it is stopped and started. */
    private static final class DatabaseContainer implements EmbeddedDatabase.Server {

        private final PostgreSQLContainer<?> container;
        private final int port;

        DatabaseContainer() throws IOException {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            container = new PostgreSQLContainer<>(
                            image("postgresql", "postgres:17").asCompatibleSubstituteFor("postgres"))
                    .withDatabaseName("postgres")
                    .withUsername("postgres")
                    .withPassword("postgres");
            container.setPortBindings(List.of(port + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
            container.start();
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void stop() {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void startAgain() {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void remove() {
            container.stop();
        }
    }
}
