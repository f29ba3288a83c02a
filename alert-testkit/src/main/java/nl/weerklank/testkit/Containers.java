package nl.weerklank.testkit;

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

    static PostgreSQLContainer<?> database() {
        var container =
                new PostgreSQLContainer<>(image("postgresql", "postgres:17").asCompatibleSubstituteFor("postgres"));
        container.withDatabaseName("postgres").start();
        return container;
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
}
