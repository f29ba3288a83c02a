package nl.weerklank.signal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import nl.weerklank.signal.SignalSamples;
import nl.weerklank.signal.Tlp;
import org.junit.jupiter.api.Test;

/** The JSON of a signal is what the golden file says, and what the schema that others build on allows. */
class SignalJsonTest {

    private static final String ADDRESS = "https://schema.weerklank.example/1/";
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(
                                    ADDRESS + "signal.", "classpath:nl/weerklank/signal/json/schema/signal.")
                            .mapPrefix(ADDRESS, "classpath:nl/weerklank/contract/json/schema/")))
            .getSchema(SchemaLocation.of(ADDRESS + "signal.schema.json"));

    @Test
    void a_signal_is_written_as_its_golden_file_says() throws IOException {
        assertThat(PLAIN.readTree(SignalJson.write(SignalSamples.full()))).isEqualTo(golden());
    }

    @Test
    void the_golden_file_is_read_as_the_signal() throws IOException {
        assertThat(SignalJson.read(PLAIN.writeValueAsBytes(golden()))).isEqualTo(SignalSamples.full());
    }

    @Test
    void the_golden_file_follows_the_schema_which_names_every_field() throws IOException {
        var named = new ArrayList<String>();
        SCHEMA.getSchemaNode().get("properties").fieldNames().forEachRemaining(named::add);
        var written = new ArrayList<String>();
        golden().fieldNames().forEachRemaining(written::add);

        assertThat(SCHEMA.validate(golden())).isEmpty();
        assertThat(written).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void a_signal_that_lacks_a_field_or_has_another_kind_of_value_breaks_the_schema() throws IOException {
        var fields = new ArrayList<String>();
        golden().fieldNames().forEachRemaining(fields::add);
        for (var field : fields) {
            assertThat(SCHEMA.validate(((ObjectNode) golden()).without(field)))
                    .as("without " + field)
                    .isNotEmpty();
            assertThat(SCHEMA.validate(((ObjectNode) golden()).put(field, 17)))
                    .as("wrong " + field)
                    .isNotEmpty();
        }
    }

    @Test
    void a_field_of_a_newer_writer_stops_neither_reader_nor_schema() throws IOException {
        var more = ((ObjectNode) golden()).put("ofTomorrow", 1);

        assertThat(SCHEMA.validate(more)).isEmpty();
        assertThat(SignalJson.read(PLAIN.writeValueAsBytes(more))).isEqualTo(SignalSamples.full());
    }

    @Test
    void what_is_not_for_everybody_is_in_no_message_about_the_signal() {
        var signal = SignalSamples.full();

        assertThat(signal.tlp()).isEqualTo(Tlp.AMBER);
        assertThat(String.valueOf(signal.description())).isEqualTo("[TLP:AMBER]");
        assertThat(signal.toString()).doesNotContain("valves").doesNotContain("quake-17");
    }

    @Test
    void bytes_that_are_no_signal_are_refused_without_repeating_them() {
        assertThatThrownBy(() -> SignalJson.read("{\"id\":\"secret".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> SignalJson.read("null".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode golden() throws IOException {
        try (var in = SignalJsonTest.class.getResourceAsStream("golden/signal.json")) {
            return PLAIN.readTree(Objects.requireNonNull(in));
        }
    }
}
