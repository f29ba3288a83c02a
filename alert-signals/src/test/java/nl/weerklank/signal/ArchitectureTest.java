package nl.weerklank.signal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The rules of the signals' rooms. */
class ArchitectureTest {

    private static final JavaClasses SIGNALS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.signal");

    @Test
    void signals_are_free_of_frameworks_brokers_databases_and_networks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "org.hibernate..",
                        "java.sql..",
                        "java.net.http..",
                        "nl.weerklank.ingest..",
                        "nl.weerklank.dispatch..",
                        "nl.weerklank.channel..")
                .check(SIGNALS);
    }

    @Test
    void a_reader_reads_nothing_but_the_bytes_it_was_given() {
        noClasses()
                .that()
                .resideInAnyPackage("nl.weerklank.signal.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..")
                .orShould()
                .accessClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .accessClassesThat()
                .haveFullyQualifiedName("java.net.InetAddress")
                .check(SIGNALS);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("nl.weerklank.signal.(**)").should().beFreeOfCycles().check(SIGNALS);
    }

    @Test
    void nobody_asks_the_machine_for_the_time() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(SIGNALS);
    }

    @Test
    void the_rules_see_the_classes_that_they_are_about() {
        assertThat(SIGNALS.contain("nl.weerklank.signal.format.SignalReader")).isTrue();
    }
}
