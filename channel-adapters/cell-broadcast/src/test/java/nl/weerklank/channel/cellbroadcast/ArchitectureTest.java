package nl.weerklank.channel.cellbroadcast;

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
            .importPackages("nl.weerklank.channel.cellbroadcast");

    @Test
    void nobodyAsksTheTimeWithoutAClockOrSleeps() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("nl.weerklank.channel.cellbroadcast.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void noFrameworkAndNoBrokerInAChannel() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "io.smallrye..")
                .check(CLASSES);
    }

    @Test
    void noChannelKnowsAnother() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "nl.weerklank.channel.siren..",
                        "nl.weerklank.channel.radio..",
                        "nl.weerklank.channel.web..",
                        "nl.weerklank.channel.runtime..")
                .check(CLASSES);
    }

    @Test
    void protocolTextMessagesAndPlanKnowNoSockets() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..cellbroadcast.cbsp..",
                        "..cellbroadcast.text..",
                        "..cellbroadcast.message..",
                        "..cellbroadcast.plan..",
                        "..cellbroadcast.packet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "com.sun.net..", "..cellbroadcast.link..")
                .check(CLASSES);
    }

    @Test
    void theCentreDoesNotLeanOnItsSimulator() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..cellbroadcast.centre..", "..cellbroadcast.bsc..", "nl.weerklank.channel.cellbroadcast")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..cellbroadcast.network..", "nl.weerklank.simulator..")
                .check(CLASSES);
    }
}
