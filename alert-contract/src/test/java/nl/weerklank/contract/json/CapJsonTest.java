package nl.weerklank.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapAlerts;
import nl.weerklank.contract.cap.CapSamples;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapVerdict;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.write.CapWriter;
import org.junit.jupiter.api.Test;

class CapJsonTest {

    private static final String SHORT = """
            {"identifier": "proef-1", "sender": "meldkamer@example.nl", "sent": "2026-06-01T12:00:00+02:00",
             "status": "Actual", "msgType": "Alert", "scope": "Public",
             "infos": [{"language": "nl-NL", "categories": ["Fire"], "event": "Grote brand", "responseTypes": ["AllClear"],
               "urgency": "Immediate", "severity": "Severe", "certainty": "Observed", "expires": "2026-06-01T14:00:00+02:00",
               "areas": [{"areaDesc": "Haven", "circles": [{"centre": {"latitude": 51.92, "longitude": 4.45}, "radiusKm": 5}]}]}]}
            """;

    @Test
    void optional_fields_may_be_left_out_and_words_be_those_of_CAP() {
        assertThat(check(SHORT).violations()).isEmpty();
        assertThat(check(SHORT.replace("\"Actual\"", "\"ACTUAL\"").replace("AllClear", "ALL_CLEAR"))
                        .alert())
                .isEqualTo(check(SHORT).alert());
    }

    @Property(tries = 100)
    void what_the_model_writes_gets_the_verdict_of_its_XML(@ForAll(supplier = CapAlerts.class) CapAlert alert) {
        var xml = new CapReader().check(CapWriter.write(alert));

        assertThat(CapJson.check(ContractJson.write(alert)).alert()).isEqualTo(xml.alert());
        assertThat(CapJson.check(ContractJson.write(alert)).violations())
                .extracting(Violation::rule)
                .containsExactlyElementsOf(
                        xml.violations().stream().map(Violation::rule).toList());
    }

    @Test
    void a_message_with_every_element_is_read_back() {
        assertThat(CapJson.check(ContractJson.write(CapSamples.fire())).alert()).contains(CapSamples.fire());
    }

    @Test
    void a_required_field_that_is_missing_is_named_with_its_path() {
        broken(SHORT.replace("\"identifier\": \"proef-1\",", ""), "MISSING_REQUIRED_ELEMENT", "identifier");
        broken(SHORT.replace("\"event\": \"Grote brand\",", ""), "MISSING_REQUIRED_ELEMENT", "info[1]/event");
        broken(SHORT.replace("\"areaDesc\": \"Haven\",", ""), "MISSING_REQUIRED_ELEMENT", "info[1]/area[1]/areaDesc");
        broken(SHORT.replace("\"categories\": [\"Fire\"],", ""), "MISSING_REQUIRED_ELEMENT", "info[1]/category");
        broken(SHORT.replace("\"Severe\"", "null"), "MISSING_REQUIRED_ELEMENT", "info[1]/severity");
    }

    @Test
    void a_field_that_CAP_does_not_know_is_refused_not_dropped() {
        broken(
                SHORT.replace("\"event\":", "\"headlines\": \"x\", \"event\":"),
                "UNSUPPORTED_ELEMENT",
                "infos[1]/headlines");
    }

    @Test
    void a_word_or_number_of_another_kind_is_refused_with_its_path() {
        broken(SHORT.replace("\"Severe\"", "\"Bad\""), "SCHEMA_VIOLATION", "infos[1]/severity");
        broken(SHORT.replace("51.92", "\"north\""), "SCHEMA_VIOLATION", "infos[1]/areas[1]/circles[1]/centre/latitude");
        broken(SHORT.replace("2026-06-01T12:00:00+02:00", "now"), "SCHEMA_VIOLATION", "sent");
        broken(SHORT.replace("[\"Fire\"]", "[null]"), "SCHEMA_VIOLATION", "infos[1]/categories[1]");
    }

    @Test
    void the_rules_of_CAP_hold_for_JSON_too() {
        broken(SHORT.replace("\"radiusKm\": 5", "\"radiusKm\": -5"), "INVALID_CIRCLE", "info[1]/area[1]/circle[1]");
        broken(SHORT.replace("51.92", "151.92"), "COORD_OUT_OF_RANGE", "info[1]/area[1]/circle[1]");
        broken(SHORT.replace("T14:00", "T11:00"), "EXPIRES_BEFORE_SENT", "info[1]/expires");
    }

    @Test
    void what_is_no_JSON_of_a_message_is_refused_not_thrown() {
        for (var text :
                List.of("", "{", "null", "[]", "1", "<alert/>", SHORT + "x", SHORT.replace("Haven", "a\\u0001b"))) {
            assertThat(check(text).errors()).as(text).isNotEmpty();
        }
    }

    private static void broken(String json, String rule, String path) {
        var errors = check(json).errors();

        assertThat(errors).extracting(Violation::ruleId).containsExactly(rule);
        assertThat(errors.getFirst().path()).isEqualTo(path);
    }

    private static CapVerdict check(String json) {
        return CapJson.check(json.getBytes(StandardCharsets.UTF_8));
    }
}
