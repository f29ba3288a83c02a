package nl.weerklank.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.testkit");

    @Test
    void nobodyAsksTheMachineForTheTimeOrSleeps() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void theTestkitKnowsNoServiceAndNoRealChannel() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.weerklank.channel..",
                        "nl.weerklank.ingest..",
                        "nl.weerklank.dispatch..",
                        "nl.weerklank.local..",
                        "io.quarkus..",
                        "jakarta..")
                .check(CLASSES);
    }

    @Test
    void onlyTheBrokerKnowsKafkaAndOnlyTheDatabasePostgres() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.EmbeddedBroker(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.EmbeddedDatabase(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.zonky..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void theContractOfChannelsDoesNotNeedABrokerADatabaseOrContainers() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Channel")
                .or()
                .resideInAPackage("nl.weerklank.testkit.line..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Embedded")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.testcontainers..", "org.apache.kafka..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("nl.weerklank.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRulesSeeTheClassesThatTheyAreAbout() {
        assertThat(CLASSES.contain("nl.weerklank.testkit.ChannelContract")).isTrue();
        assertThat(CLASSES.contain("nl.weerklank.testkit.line.LineAdapter")).isTrue();
    }
}
