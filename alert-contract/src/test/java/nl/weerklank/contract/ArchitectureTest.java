package nl.weerklank.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The rules of the contract's rooms. */
class ArchitectureTest {

    private static final JavaClasses CONTRACT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.weerklank.contract");

    @Test
    void the_contract_is_free_of_frameworks_brokers_databases_and_networks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "org.hibernate..",
                        "java.sql..",
                        "java.net.http..",
                        "nl.weerklank.ingest..",
                        "nl.weerklank.dispatch..",
                        "nl.weerklank.channel..")
                .check(CONTRACT);
    }

    @Test
    void only_the_json_package_knows_Jackson() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nl.weerklank.contract.json..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(CONTRACT);
    }

    @Test
    void only_the_map_knows_H3() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nl.weerklank.contract.cell..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.uber.h3core..")
                .check(CONTRACT);
    }

    @Test
    void only_the_xml_package_knows_Woodstox() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nl.weerklank.contract.cap.xml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.ctc.wstx..", "javax.xml.stream..")
                .check(CONTRACT);
    }

    @Test
    void the_rules_of_CAP_know_messages_and_geometry_only() {
        classes()
                .that()
                .resideInAnyPackage("nl.weerklank.contract.cap.check..", "nl.weerklank.contract.cap.rule..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "nl.weerklank.contract.cap",
                        "nl.weerklank.contract.cap.check..",
                        "nl.weerklank.contract.cap.rule..",
                        "org.locationtech.jts..",
                        "org.jspecify..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.net")
                .check(CONTRACT);
        noClasses()
                .that()
                .resideInAnyPackage("nl.weerklank.contract.cap.check..")
                .should()
                .accessClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .accessClassesThat()
                .haveFullyQualifiedName("java.net.InetAddress")
                .check(CONTRACT);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("nl.weerklank.contract.(**)")
                .should()
                .beFreeOfCycles()
                .check(CONTRACT);
    }

    @Test
    void nobody_asks_the_machine_for_the_time() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CONTRACT);
    }

    @Test
    void the_rules_see_the_classes_that_they_are_about() {
        assertThat(CONTRACT).hasSizeGreaterThan(100);
        assertThat(CONTRACT.contain("nl.weerklank.contract.cap.check.CapCheck")).isTrue();
    }
}
