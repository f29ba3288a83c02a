package nl.weerklank.dispatch.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.weerklank.dispatch.Backbone;
import nl.weerklank.dispatch.Wire;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;

/** The rules do what they say, by promtool's own word, and rules and dashboard name no figure that nobody gives. */
@QuarkusTest
@QuarkusTestResource(Backbone.class)
class ObservabilityIT {

    private static final Path FOLDER = Peers.projectRoot().resolve("deploy").resolve("observability");
    private static final Pattern FIGURE = Pattern.compile("\\bweerklank_[a-z_]+");

    /** Figures of the channel runtimes, and what only shows once an alert was proven. */
    private static final Set<String> ELSEWHERE =
            Set.of("weerklank_orders_total", "weerklank_time_to_public_seconds_bucket");

    @Test
    void promtoolFindsTheRulesAndTheirTestsGood() throws Exception {
        var promtool = Peers.require("promtool", "prometheus").toString();
        var folder = FOLDER.resolve("prometheus");
        assertThat(run(folder, promtool, "check", "config", "prometheus.yml")).contains("SUCCESS");
        assertThat(run(folder, promtool, "check", "rules", "weerklank.rules.yml"))
                .contains("SUCCESS");
        assertThat(run(folder, promtool, "test", "rules", "weerklank.rules.test.yml"))
                .contains("SUCCESS");
    }

    @Test
    void everyFigureThatRulesAndDashboardNameIsGiven() throws IOException {
        var named = new TreeSet<String>();
        for (var file : new String[] {"prometheus/weerklank.rules.yml", "grafana/weerklank.json"}) {
            var found = FIGURE.matcher(Files.readString(FOLDER.resolve(file)));
            while (found.find()) {
                named.add(found.group());
            }
        }
        named.removeAll(ELSEWHERE);
        var given = Wire.await("the figures", () -> {
            var text = given().get("/q/metrics").asString();
            return text.contains("weerklank_stream_idle") ? text : null;
        });
        assertThat(named)
                .hasSizeGreaterThan(8)
                .allSatisfy(figure -> assertThat(given).contains("\n" + figure));
    }

    @Test
    void theDashboardIsJsonWithAFigureInEveryPanel() throws IOException {
        var panels = new ObjectMapper()
                .readTree(FOLDER.resolve("grafana/weerklank.json").toFile())
                .get("panels");
        assertThat(panels).hasSizeGreaterThan(10);
        panels.forEach(panel -> assertThat(panel.at("/targets/0/expr").asText())
                .as(panel.get("title").asText())
                .isNotBlank());
    }

    @Test
    void readinessAndProgressAreAskedForApart() {
        Wire.await("readiness", () -> given().get("/q/health/ready").statusCode() == 200);
        var progress = given().get("/q/health/group/progress");
        assertThat(progress.statusCode()).isEqualTo(200);
        assertThat(progress.jsonPath().getList("checks.name", String.class))
                .containsExactlyInAnyOrder("stream moves", "ledger is written");
        assertThat(given().get("/q/health/ready").jsonPath().getList("checks.name", String.class))
                .doesNotContain("stream moves", "ledger is written");
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
