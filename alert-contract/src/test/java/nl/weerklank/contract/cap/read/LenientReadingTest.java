package nl.weerklank.contract.cap.read;

import static nl.weerklank.contract.cap.rule.CapRule.*;
import static org.assertj.core.api.Assertions.assertThat;

import nl.weerklank.contract.cap.CapText;
import nl.weerklank.contract.cap.Corpus;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Severity;
import org.junit.jupiter.api.Test;

class LenientReadingTest {

    private static final CapReader READER = new CapReader();

    @Test
    void a_good_message_is_not_touched() {
        var lenient = READER.readLenient(CapText.bytes(CapText.GOOD));

        assertThat(lenient.changes()).isEmpty();
        assertThat(lenient.reading()).isInstanceOf(CapReading.Read.class);
    }

    @Test
    void elements_out_of_order_are_moved_and_each_move_is_said() {
        var senderName = line("senderName");
        var moved = CapText.GOOD.replace(senderName, "").replace(line("web"), line("web") + senderName);

        repaired(moved, INVALID_SEQUENCE, "moved senderName to its place");
    }

    @Test
    void attributes_and_foreign_elements_are_left_out() {
        repaired(CapText.GOOD.replace("<info>", "<info lang='nl'>"), UNSUPPORTED_ATTRIBUTE, "left the attributes out");
        repaired(
                CapText.GOOD.replace("<area>", "<area><Polygon xmlns='urn:x'>1</Polygon>"),
                UNSUPPORTED_ELEMENT,
                "left Polygon out");
    }

    @Test
    void words_and_times_that_can_mean_one_thing_only_are_spelled_right() {
        repaired(CapText.GOOD.replace(">Actual<", "> actual <"), INVALID_ENUM_VALUE, "took it as Actual");
        repaired(
                CapText.GOOD.replace(">2026-06-01T12:00:00+02:00</sent>", ">2026-06-01T12:00:00.123+02:00</sent>"),
                INVALID_DATE,
                "took it as 2026-06-01T12:00:00+02:00");
        repaired(CapText.GOOD.replace("image/png", "Image/PNG"), INVALID_MIME_TYPE, "took it as image/png");
    }

    @Test
    void an_empty_optional_number_is_left_out() {
        var lenient = READER.readLenient(CapText.bytes(CapText.GOOD.replace("<size>1024</size>", "<size/>")));

        assertThat(lenient.changes()).hasSize(1);
        assertThat(lenient.reading()).isInstanceOf(CapReading.Read.class);
    }

    @Test
    void what_would_be_a_guess_stays_refused() {
        for (var guess : new String[] {
            CapText.GOOD.replace(">Severe<", "><"),
            CapText.GOOD.replace("  <event>Grote brand</event>\n", ""),
            CapText.GOOD.replace("<event>Grote brand</event>", "<event>a</event><event>b</event>"),
            CapText.GOOD.replace("51.90,4.40 51.95", "51.90;4.40 51.95"),
            CapText.GOOD.replace("<areaDesc>Haven</areaDesc>", ""),
            CapText.GOOD.replace("<headline>", "<headlines>").replace("</headline>", "</headlines>")
        }) {
            assertThat(READER.readLenient(CapText.bytes(guess)).reading()).isInstanceOf(CapReading.Malformed.class);
        }
    }

    @Test
    void a_document_type_is_refused_here_too() {
        assertThat(READER.checkLenient(CapText.bytes(CapText.GOOD.replace("<alert ", "<!DOCTYPE alert><alert ")))
                        .errors())
                .extracting(v -> v.rule())
                .containsExactly(DTD_FORBIDDEN);
    }

    @Test
    void the_order_of_a_real_sender_is_mended() {
        var file = Corpus.files("invalid").stream()
                .filter(f -> f.toString().contains("tsunami-events"))
                .findFirst()
                .orElseThrow();

        assertThat(READER.check(Corpus.bytes(file)).valid()).isFalse();
        assertThat(READER.checkLenient(Corpus.bytes(file)).alert()).isPresent();
    }

    private static void repaired(String text, CapRule rule, String said) {
        var lenient = READER.readLenient(CapText.bytes(text));

        assertThat(READER.check(CapText.bytes(text)).valid()).isFalse();
        assertThat(lenient.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.rule()).isEqualTo(rule);
            assertThat(change.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(lenient.changes())
                .anySatisfy(change -> assertThat(change.remedy()).isEqualTo(said));
        assertThat(lenient.reading())
                .isInstanceOfSatisfying(
                        CapReading.Read.class,
                        read -> assertThat(read.alert())
                                .isEqualTo(READER.check(CapText.bytes(CapText.GOOD))
                                        .alert()
                                        .orElseThrow()));
    }

    private static String line(String element) {
        return CapText.GOOD
                        .lines()
                        .filter(l -> l.contains("<" + element + ">"))
                        .findFirst()
                        .orElseThrow() + "\n";
    }
}
