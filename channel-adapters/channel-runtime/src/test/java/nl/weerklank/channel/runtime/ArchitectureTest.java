package nl.weerklank.channel.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CHANNELS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.channel");
    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.channel.runtime");

    @Test
    void noChannelKnowsAnotherAndTheRuntimeKnowsNone() {
        assertThat(CHANNELS.size()).isGreaterThan(RUNTIME.size());
        slices().matching("nl.weerklank.channel.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CHANNELS);
    }

    @Test
    void onlyTheServiceKnowsQuarkus() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..runtime.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "io.smallrye..", "jakarta..", "org.eclipse.microprofile..", "io.micrometer..")
                .check(RUNTIME);
    }

    @Test
    void onlyTheTopicsKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..runtime.topic..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(RUNTIME);
    }

    @Test
    void theChecksAndTheFenceAreFreeOfEverythingAroundThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..runtime.check..", "..runtime.fence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..runtime.topic..",
                        "..runtime.carry..",
                        "..runtime.run..",
                        "..runtime.report..",
                        "java.net..",
                        "java.io..")
                .check(RUNTIME);
    }

    @Test
    void nobodyAsksTheTimeWithoutAClockOrSleeps() {
        noClasses().should().callMethod(Instant.class, "now").check(RUNTIME);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(RUNTIME);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(RUNTIME);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("nl.weerklank.channel.runtime.(*)..")
                .should()
                .beFreeOfCycles()
                .check(RUNTIME);
    }
}
