package nl.weerklank.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.testkit.Peers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The conformance features of CloudEvents, step by step as they are written, for HTTP and for Kafka. */
class CloudEventsConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void events_over_HTTP_are_read_as_the_features_say() throws IOException {
        int done = 0;
        for (var scenario : scenarios("conformance__http-protocol-binding.feature")) {
            var request = scenario.text("Given an HTTP request");
            int gap = request.indexOf("\n\n");
            var headers = new LinkedHashMap<String, String>();
            request.substring(0, gap).lines().skip(1).forEach(line -> {
                var parts = line.split(": ", 2);
                headers.put(parts[0], parts[1].strip());
            });
            var body = request.substring(gap + 2).getBytes(StandardCharsets.UTF_8);

            check(scenario, HttpEvents.structured(headers, body));
            done++;
        }
        assertThat(done).isGreaterThanOrEqualTo(4);
    }

    @Test
    void events_over_Kafka_are_read_as_the_features_say() throws IOException {
        int done = 0;
        for (var scenario : scenarios("conformance__kafka-protocol-binding.feature")) {
            var headers = new RecordHeaders();
            scenario.table("And Kafka headers")
                    .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
            var payload = scenario.text("Given a Kafka message with payload").getBytes(StandardCharsets.UTF_8);
            var event = new ConsumerRecord<byte[], byte[]>(
                    "t",
                    0,
                    0,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    payload.length,
                    null,
                    payload,
                    headers,
                    Optional.empty());

            check(scenario, KafkaSource.structured(event));
            done++;
        }
        assertThat(done).isGreaterThanOrEqualTo(3);
    }

    @Test
    void headers_that_name_no_source_are_those_of_no_event() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> HttpEvents.structured(Map.of("ce-specversion", "1.0", "ce-id", "1"), new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(Scenario scenario, byte[] structured) throws IOException {
        var event = new JsonFormat().deserialize(structured);
        scenario.table("Then the attributes are").forEach((name, value) -> {
            var actual = name.equals("specversion") ? event.getSpecVersion() : event.getAttribute(name);
            assertThat(String.valueOf(actual)).as(scenario.name() + ": " + name).isEqualTo(value);
        });
        assertThat(JSON.readTree(event.getData().toBytes()))
                .as(scenario.name())
                .isEqualTo(JSON.readTree(scenario.text("And the data is equal to the following JSON")));
    }

    /** One scenario with its example put in. */
    private record Scenario(String name, List<String> lines) {

        String text(String step) {
            int at = step(step) + 1;
            int indent = lines.get(at).indexOf('"');
            var text = new StringBuilder();
            for (int i = at + 1; !lines.get(i).strip().equals("\"\"\""); i++) {
                text.append(lines.get(i).isBlank() ? "" : lines.get(i).substring(indent))
                        .append('\n');
            }
            return text.toString().strip();
        }

        Map<String, String> table(String step) {
            var table = new LinkedHashMap<String, String>();
            for (int i = step(step) + 2;
                    i < lines.size() && lines.get(i).strip().startsWith("|");
                    i++) {
                var cells = lines.get(i).split("\\|");
                table.put(cells[1].strip(), cells[2].strip());
            }
            return table;
        }

        private int step(String step) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(step)) {
                    return i;
                }
            }
            throw new AssertionError("the feature has no step: " + step);
        }
    }

    private static List<Scenario> scenarios(String file) throws IOException {
        var lines = Files.readAllLines(Peers.testdata("signals/cloudevents/" + file));
        var scenarios = new ArrayList<Scenario>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).strip().startsWith("Scenario")) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).strip().startsWith("Scenario")) {
                end++;
            }
            var steps = lines.subList(i, end);
            for (var example : examples(steps)) {
                scenarios.add(new Scenario(
                        example,
                        steps.stream()
                                .map(line -> line.replace("<contentType>", example))
                                .toList()));
            }
        }
        return scenarios;
    }

    private static List<String> examples(List<String> steps) {
        var examples = new ArrayList<String>();
        boolean inside = false;
        for (var line : steps) {
            inside |= line.strip().startsWith("Examples:");
            if (inside && line.strip().startsWith("|") && !line.contains("contentType")) {
                examples.add(line.split("\\|")[1].strip());
            }
        }
        return examples.isEmpty() ? List.of("") : examples;
    }
}
