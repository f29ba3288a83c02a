package nl.weerklank.ingest;

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
            .importPackages("nl.weerklank.ingest");

    @Test
    void theRulesOfTheDeskKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("..ingest.check..", "..ingest.trust..", "..ingest.read..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "org.hibernate..",
                        "io.vertx..",
                        "io.smallrye..")
                .check(CLASSES);
    }

    @Test
    void checksArePureAndReadNoFile() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "org.jboss..", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void onlyTheBoundariesKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..ingest.issue..",
                        "..ingest.live..",
                        "..ingest.record..",
                        "..ingest.picture..",
                        "..ingest.proposal..",
                        "..ingest.source..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDeskKnowsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..ingest.approval..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "org.flywaydb..",
                        "io.vertx.sqlclient..",
                        "io.vertx.pgclient..",
                        "io.vertx.mutiny..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDoorKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ingest.http..", "..ingest.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.ext.web..", "io.vertx.core.http..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDeskTheDraftsAndTheProposalsKnowSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ingest.approval..", "..ingest.draft..", "..ingest.proposal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void whoSitsAtAConsoleIsDecidedWithoutAFramework() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.hibernate..", "io.vertx..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void nothingOnTheWayOfAnAlertKnowsTheConsole() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..ingest.issue..",
                        "..ingest.live..",
                        "..ingest.trust..",
                        "..ingest.check..",
                        "..ingest.read..",
                        "..ingest.intake..",
                        "..ingest.approval..",
                        "..ingest.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ingest.console..", "..ingest.draft..", "..ingest.session..", "..ingest.watch..")
                .check(CLASSES);
    }

    @Test
    void whatIssuesNeedsNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..ingest.issue..",
                        "..ingest.live..",
                        "..ingest.trust..",
                        "..ingest.check..",
                        "..ingest.read..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..ingest.approval..",
                        "..ingest.record..",
                        "..ingest.http..",
                        "..ingest.intake..",
                        "..ingest.view..")
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void noServiceKnowsAnother() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.weerklank.dispatch..", "nl.weerklank.channel..", "nl.weerklank.local..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("nl.weerklank.ingest.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
