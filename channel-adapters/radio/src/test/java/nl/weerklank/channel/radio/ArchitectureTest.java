package nl.weerklank.channel.radio;

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
            .importPackages("nl.weerklank.channel.radio");

    @Test
    void nobodyAsksTheTimeWithoutAClockOrSleeps() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("nl.weerklank.channel.radio.(*)..")
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
                        "nl.weerklank.channel.cellbroadcast..",
                        "nl.weerklank.channel.siren..",
                        "nl.weerklank.channel.web..",
                        "nl.weerklank.channel.runtime..")
                .check(CLASSES);
    }

    @Test
    void soundAndCodesKnowNoNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage("..radio.audio..", "..radio.same..", "..radio.interrupt..", "..radio.region..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "com.sun.net..", "..radio.transmitter..")
                .check(CLASSES);
    }

    @Test
    void onlyTheOpusPackageKnowsTheCodec() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..radio.opus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.gagravarr..", "io.github.jaredmdobson..")
                .check(CLASSES);
    }

    @Test
    void theProductDoesNotLeanOnItsSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..radio.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..radio.simulator..", "nl.weerklank.simulator..")
                .check(CLASSES);
    }
}
