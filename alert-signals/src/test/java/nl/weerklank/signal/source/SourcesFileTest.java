package nl.weerklank.signal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Readers;
import org.junit.jupiter.api.Test;

/** Sources as an installation declares them. */
class SourcesFileTest {

    @Test
    void a_source_needs_a_name_and_a_format_and_has_usual_values_for_the_rest() {
        var source = read("{\"sources\":[{\"name\":\"a\",\"format\":\"cap-feed\",\"address\":\"https://a.example/\"}]}")
                .getFirst();

        assertThat(source.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(source.freshness()).isEqualTo(Duration.ofMinutes(5));
        assertThat(source.tlp()).isEqualTo(Tlp.CLEAR);
        assertThat(source.trust()).isEqualTo(0.5);
    }

    @Test
    void everything_that_is_declared_is_read() {
        var source = read("""
                        {"sources":[{"name":"a","format":"gdacs","interval":"PT30S","trust":0.9,"hazards":["flash-flood"],"tlp":"TLP:AMBER",
                        "area":[{"words":"here","circle":"52.1,5.2 10"},{"polygon":"52,5 53,5 53,6 52,5"}],"freshness":"PT2H",
                        "credentials":{"bearer-file":"/etc/t"},"settings":{"timeout":"5"}}]}""").getFirst();

        assertThat(source.address()).isNull();
        assertThat(source.hazards()).containsExactly(Hazard.FLASH_FLOOD);
        assertThat(source.competence()).hasSize(2);
        assertThat(source.freshness()).isEqualTo(Duration.ofHours(2));
        assertThat(source.tlp()).isEqualTo(Tlp.AMBER);
        assertThat(source.toString()).doesNotContain("/etc/t");
    }

    @Test
    void a_wrong_source_is_named_with_what_is_wrong() {
        for (var wrong : List.of(
                "{\"name\":\"b\",\"format\":\"nonsense\"}",
                "{\"name\":\"b\",\"format\":\"cap\",\"trust\":2}",
                "{\"name\":\"b\",\"format\":\"cap\",\"hazards\":[\"dragons\"]}",
                "{\"name\":\"b\",\"format\":\"cap\",\"address\":\"file:///etc/passwd\"}",
                "{\"name\":\"b\",\"format\":\"cap\",\"interval\":\"PT0.1S\"}",
                "{\"name\":\"b\",\"format\":\"cap\",\"area\":[{\"circle\":\"x\"}]}",
                "{\"name\":\"b\",\"format\":\"cap\"},{\"name\":\"b\",\"format\":\"cap\"}")) {
            assertThatThrownBy(() -> read("{\"sources\":[" + wrong + "]}"))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("source 'b': ");
        }
        assertThatThrownBy(() -> read("{\"sources\":[{\"nam\":\"b\"}]}")).hasMessageContaining("line 1");
    }

    private static List<Source> read(String json) {
        return SourcesFile.read(
                json.getBytes(StandardCharsets.UTF_8), Readers.installed().formats());
    }
}
