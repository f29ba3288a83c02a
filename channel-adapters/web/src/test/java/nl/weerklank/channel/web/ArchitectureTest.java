package nl.weerklank.channel.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** The rules of this room that matter. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.channel.web");

    @Test
    void nobodyReadsTheClockBehindOurBack() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void boardAndTextKnowNoServerAndNoTemplates() {
        noClasses()
                .that()
                .resideInAnyPackage("..web.board..", "..web.text..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.quarkus..", "java.net.http..", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void pagesAndFeedsAreWrittenWithoutAServer() {
        noClasses()
                .that()
                .resideInAnyPackage("..web.page..", "..web.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void theChannelKnowsNoFrameworkOfServicesAndNoOtherChannel() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus.arc..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "nl.weerklank.channel.siren..",
                        "nl.weerklank.channel.radio..",
                        "nl.weerklank.channel.cellbroadcast..")
                .check(CLASSES);
    }

    @Test
    void theProbeIsIndependentOfWhatItProbes() {
        noClasses()
                .that()
                .resideInAPackage("..web.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..web.board..", "..web.feed..", "..web.stream..", "..web.http..", "..web.simulator..")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("nl.weerklank.channel.web.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
