package nl.weerklank.contract.cap.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapAlerts;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapSamples;
import nl.weerklank.contract.cap.Corpus;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapReading;
import org.junit.jupiter.api.Test;

class CapWriterTest {

    private static final CapReader READER = new CapReader();

    @Property(tries = 300)
    void whatever_is_written_is_read_again_with_the_same_meaning(@ForAll(supplier = CapAlerts.class) CapAlert alert) {
        assertThat(READER.read(CapWriter.write(alert)))
                .isInstanceOfSatisfying(
                        CapReading.Read.class, read -> assertThat(read.alert()).isEqualTo(alert));
    }

    @Test
    void every_real_message_says_the_same_after_it_was_written_by_us() {
        for (var file : Corpus.files("valid")) {
            READER.check(Corpus.bytes(file))
                    .alert()
                    .ifPresent(alert -> assertThat(
                                    READER.check(CapWriter.write(alert)).alert())
                            .as(file.toString())
                            .contains(alert));
        }
    }

    @Test
    void a_message_with_every_element_is_valid() {
        assertThat(READER.check(CapWriter.write(CapSamples.fire())).errors()).isEmpty();
    }

    @Test
    void UTC_is_written_as_the_standard_wants_it_and_odd_offsets_become_UTC() {
        var time = OffsetDateTime.parse("2026-06-01T12:00:00Z");

        assertThat(CapSpelling.time(time)).isEqualTo("2026-06-01T12:00:00-00:00");
        assertThat(CapSpelling.time(time.withOffsetSameInstant(ZoneOffset.ofHours(-3))))
                .isEqualTo("2026-06-01T09:00:00-03:00");
        assertThat(CapSpelling.time(time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(1172))))
                .isEqualTo("2026-06-01T12:00:00-00:00");
        assertThat(CapSpelling.time(time.withOffsetSameInstant(ZoneOffset.ofHours(18))))
                .isEqualTo("2026-06-01T12:00:00-00:00");
    }

    @Test
    void tiny_numbers_are_written_without_exponent() {
        assertThat(CapSpelling.point(new CapPoint(1.0E-5, -1.2E-4))).isEqualTo("0.000010,-0.00012");
    }

    @Test
    void what_CAP_cannot_say_is_refused_instead_of_written_wrongly() {
        assertThatThrownBy(() -> CapSpelling.number(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> CapSpelling.time(OffsetDateTime.parse("+10000-01-01T00:00:00Z")))
                .hasMessageContaining("10000");
        var text = new XmlText();
        assertThatThrownBy(() -> text.leaf("headline", "a\u0001b"))
                .hasMessageContaining("headline holds the character U+0001");
        assertThatThrownBy(() -> text.leaf("headline", "\uD800")).hasMessageContaining("U+D800");
    }

    @Test
    void text_keeps_its_markup_characters_and_line_ends() {
        var text = new XmlText();
        text.leaf("note", "a < b & c > d ]]>\r\n€");

        assertThat(text.toString().getBytes(StandardCharsets.UTF_8))
                .asString(StandardCharsets.UTF_8)
                .contains("<note>a &lt; b &amp; c &gt; d ]]&gt;&#13;\n€</note>");
    }
}
