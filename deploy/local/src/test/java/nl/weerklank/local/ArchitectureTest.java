package nl.weerklank.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.local");

    @Test
    void nobodyAsksTheTimeWithoutAClock() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    @Test
    void onlyInfraAndBenchKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..local.infra..", "..local.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CLASSES);
    }

    @Test
    void theLauncherKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.weerklank.ingest..", "nl.weerklank.dispatch..", "nl.weerklank.channel.runtime..")
                .check(CLASSES);
    }

    @Test
    void processesAndInfraKnowNothingAboveThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..local.process..", "..local.infra..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..local.system..", "..local.client..", "..local.demo..", "..local.bench..")
                .check(CLASSES);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("nl.weerklank.local.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
