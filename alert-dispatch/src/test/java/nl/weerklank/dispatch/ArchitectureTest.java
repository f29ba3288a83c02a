package nl.weerklank.dispatch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] PURE = {
        "..dispatch.channel..",
        "..dispatch.coverage..",
        "..dispatch.control..",
        "..dispatch.whatif..",
        "..dispatch.targeting..",
        "..dispatch.plan..",
        "..dispatch.track..",
        "..dispatch.lifecycle.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.weerklank.dispatch");

    @Test
    void theCoreKnowsNoFrameworkBrokerDatabaseOrWire() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "com.fasterxml..",
                        "java.sql..",
                        "org.jboss..",
                        "org.eclipse.microprofile..")
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNothingOfTheEdge() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..dispatch.gate..",
                        "..dispatch.table..",
                        "..dispatch.state..",
                        "..dispatch.stream..",
                        "..dispatch.ledger..",
                        "..dispatch.status..",
                        "..dispatch.day..",
                        "..dispatch.letters..",
                        "..dispatch.desk..",
                        "..dispatch.console..",
                        "..dispatch.app..",
                        "..dispatch.config..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLedgerKnowsTheDatabase() {
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage("..dispatch.ledger..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "io.agroal..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDoorKnowsHttp() {
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("..dispatch.status..", "..dispatch.desk..", "..dispatch.console..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..")
                .check(CLASSES);
    }

    @Test
    void theStatusNeverComesFromTheDatabaseButThroughTheLedgersOwnDoor() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Dissemination")
                .or()
                .haveSimpleName("Frames")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..dispatch.ledger..")
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage("..dispatch.app..")))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("nl.weerklank.dispatch.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
