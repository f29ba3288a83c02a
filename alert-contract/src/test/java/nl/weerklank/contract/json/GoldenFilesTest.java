package nl.weerklank.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.weerklank.contract.ContractSamples;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapAlerts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The JSON of every record is what the golden file says, and what the schema that others build on allows. */
class GoldenFilesTest {

    private static final String ADDRESS = "https://schema.weerklank.example/1/";
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(
                    mappers -> mappers.mapPrefix(ADDRESS, "classpath:nl/weerklank/contract/json/schema/")));

    /** A record, the name of its golden file and the schema that it follows. */
    private record Golden(String file, String schema, Object record) {}

    private static final List<Golden> ALL = List.of(
            new Golden("alert-event-approved", "alert-event", ContractSamples.event()),
            new Golden("alert-event-mandated", "alert-event", ContractSamples.mandated()),
            new Golden("signed-alert", "signed-alert", ContractSamples.signed()),
            new Golden("order", "order", ContractSamples.order()),
            new Golden("report-reached", "report", ContractSamples.reached()),
            new Golden("report-failed", "report", ContractSamples.failed()),
            new Golden("channel-status", "channel-status", ContractSamples.status()),
            new Golden("channel-coverage", "channel-coverage", ContractSamples.coverage()),
            new Golden("decided", "decided", ContractSamples.decided()),
            new Golden("route-test", "route-test", ContractSamples.routeTest()),
            new Golden("channel-control-closed", "channel-control", ContractSamples.closed()),
            new Golden("channel-control-maintenance", "channel-control", ContractSamples.maintenance()),
            new Golden("channel-control-damped", "channel-control", ContractSamples.damped()),
            new Golden("channel-moment", "channel-moment", ContractSamples.moment()),
            new Golden("step-retry", "step", ContractSamples.retry()),
            new Golden("step-add", "step", ContractSamples.add()),
            new Golden("letter-care", "letter-care", ContractSamples.care()),
            new Golden("cap-alert", "cap-alert", ContractSamples.event().cap()));

    @TestFactory
    Stream<DynamicTest> each_record_is_written_as_its_golden_file_says() {
        return each(golden ->
                assertThat(PLAIN.readTree(ContractJson.write(golden.record()))).isEqualTo(file(golden.file())));
    }

    @TestFactory
    Stream<DynamicTest> each_golden_file_is_read_as_the_record() {
        return each(golden -> assertThat((Object) ContractJson.read(
                        PLAIN.writeValueAsBytes(file(golden.file())),
                        golden.record().getClass()))
                .isEqualTo(golden.record()));
    }

    @TestFactory
    Stream<DynamicTest> each_golden_file_follows_its_schema() {
        return each(golden -> assertThat(schema(golden.schema()).validate(file(golden.file())))
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> each_schema_names_every_field_of_the_record_and_no_other() {
        return each(golden -> {
            var named = new ArrayList<String>();
            schema(golden.schema())
                    .getSchemaNode()
                    .get("properties")
                    .fieldNames()
                    .forEachRemaining(named::add);
            var written = new ArrayList<String>();
            file(golden.file()).fieldNames().forEachRemaining(written::add);
            assertThat(written).containsExactlyInAnyOrderElementsOf(named);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_record_that_lacks_any_field_breaks_its_schema() {
        return each(golden -> file(golden.file()).fieldNames().forEachRemaining(field -> {
            var less = ((ObjectNode) golden(golden)).without(field);
            assertThat(schema(golden.schema()).validate(less)).as(field).isNotEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_number_or_word_of_another_kind_breaks_the_schema() {
        return each(golden -> file(golden.file()).fieldNames().forEachRemaining(field -> {
            var wrong = ((ObjectNode) golden(golden)).put(field, true);
            assertThat(schema(golden.schema()).validate(wrong)).as(field).isNotEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_field_of_a_newer_writer_stops_neither_reader_nor_schema() {
        return each(golden -> {
            var more = ((ObjectNode) golden(golden)).put("ofTomorrow", 1);
            assertThat(schema(golden.schema()).validate(more)).isEmpty();
            assertThat((Object) ContractJson.read(
                            PLAIN.writeValueAsBytes(more), golden.record().getClass()))
                    .isEqualTo(golden.record());
        });
    }

    @Property(tries = 100)
    void any_message_follows_the_schema_and_is_read_back(@ForAll(supplier = CapAlerts.class) CapAlert alert)
            throws IOException {
        var json = ContractJson.write(alert);

        assertThat(schema("cap-alert").validate(PLAIN.readTree(json))).isEmpty();
        assertThat(ContractJson.read(json, CapAlert.class)).isEqualTo(alert);
    }

    @Test
    void what_is_no_JSON_is_said_with_its_place() {
        for (var text : Map.of("{", "line 1", "null", "null", "{}x", "line 1", "[]", "line 1")
                .entrySet()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ContractJson.read(
                            text.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8), CapAlert.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(text.getValue());
        }
    }

    /** A test of one golden record; reading it may fail. */
    private interface Check {
        void of(Golden golden) throws IOException;
    }

    private static Stream<DynamicTest> each(Check check) {
        return ALL.stream().map(golden -> DynamicTest.dynamicTest(golden.file(), () -> check.of(golden)));
    }

    private static JsonNode golden(Golden golden) {
        return file(golden.file()).deepCopy();
    }

    private static JsonNode file(String name) {
        try (var stream = GoldenFilesTest.class.getResourceAsStream("golden/" + name + ".json")) {
            return PLAIN.readTree(Objects.requireNonNull(stream, name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonSchema schema(String name) {
        return SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + name + ".schema.json"));
    }
}
