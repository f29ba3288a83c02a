package nl.weerklank.channel.siren;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "nl.weerklank.channel.siren";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callConstructor(Date.class).check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void thereAreNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void parkSignalsCommandsAndRoundsKnowNoFieldProtocolAndNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".park", ROOT + ".signal", ROOT + ".command", ROOT + ".controller", ROOT + ".round")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..",
                        "com.digitalpetri..",
                        "com.hivemq..",
                        "com.fasterxml..",
                        "java.net..",
                        ROOT + ".modbus",
                        ROOT + ".mqtt",
                        ROOT + ".simulator")
                .check(CLASSES);
    }

    @Test
    void theAdapterKnowsNoSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".simulator..", ROOT + ".bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".simulator..", "nl.weerklank.simulator..")
                .check(CLASSES);
    }

    @Test
    void noOtherChannelIsKnownAndNoService() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "nl.weerklank.channel.radio..",
                        "nl.weerklank.channel.web..",
                        "nl.weerklank.channel.cellbroadcast..",
                        "nl.weerklank.channel.runtime..",
                        "nl.weerklank.ingest..",
                        "nl.weerklank.dispatch..",
                        "org.apache.kafka..",
                        "io.quarkus..",
                        "jakarta..")
                .check(CLASSES);
    }
}
