package nl.weerklank.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.StreamSupport;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.local.system.Progress;
import nl.weerklank.local.system.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's scenario on a running system: half of the cell broadcast network dead, fallback, update, cancel. */
class PlayIT {

    private final RunningSystem running = RunningSystem.shared();

    @TempDir
    Path folder;

    @AfterEach
    void theNetworkWorksAgain() {
        running.centre().fault("cell-broadcast", "none");
    }

    @Test
    void whoIsNotReachedByTheDeadHalfIsGivenToAnotherChannelAndTheReportSaysWhy() throws Exception {
        var file = folder.resolve("report.json");

        var broken = new Play(running.layout(), new Progress(System.out), Clock.systemUTC()).run(file);

        assertThat(broken).isEmpty();
        var report = ContractJson.newMapper().readTree(file.toFile());
        assertThat(report.path("promisesHeld").asBoolean()).isTrue();
        assertThat(report.path("fallbacks")).anySatisfy(fallback -> {
            assertThat(fallback.path("channel").asText()).isEqualTo("radio-reserve");
            assertThat(fallback.path("reason").asText()).contains("cell-broadcast failed in");
        });
        assertThat(report.path("remainderOverTime").size()).isGreaterThan(3);
        for (var channel : new String[] {"cell-broadcast", "siren", "radio", "web", "radio-reserve"}) {
            assertThat(rungs(report, channel)).as(channel).contains("TRANSMITTED", "ACCEPTED");
        }
    }

    private static java.util.List<String> rungs(JsonNode report, String channel) {
        return StreamSupport.stream(report.path("channels").spliterator(), false)
                .filter(c -> c.path("channel").asText().equals(channel))
                .flatMap(c -> StreamSupport.stream(c.path("rungs").spliterator(), false))
                .map(rung -> rung.path("rung").asText())
                .toList();
    }
}
