package nl.weerklank.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
            .importPackages("nl.weerklank.simulator");

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
    void whatSimulatorsShareKnowsNoChannelAndNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.weerklank.channel..",
                        "nl.weerklank.ingest..",
                        "nl.weerklank.dispatch..",
                        "nl.weerklank.local..",
                        "nl.weerklank.testkit..",
                        "nl.weerklank.contract.channel..",
                        "nl.weerklank.contract.order..")
                .check(CLASSES);
    }

    @Test
    void noFrameworkAndNoBrokerInASimulator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "org.apache.kafka..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheControlListensAndWritesJson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.weerklank.simulator.control..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "nl.weerklank.contract.json..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.sun.net.httpserver.HttpServer")
                .check(CLASSES);
    }

    @Test
    void simulatorsDoNotKnowWhoSteersThem() {
        classes()
                .that()
                .resideInAPackage("nl.weerklank.simulator.control..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("nl.weerklank.simulator.control..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("nl.weerklank.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRulesSeeTheClassesThatTheyAreAbout() {
        assertThat(CLASSES.contain("nl.weerklank.simulator.FaultGate")).isTrue();
        assertThat(CLASSES.contain("nl.weerklank.simulator.control.SimulatorControl"))
                .isTrue();
    }
}
