package nl.weerklank.channel.radio.dab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors of our own, worked out bit by bit from the layout of TS 104 089; no receiver of Debian's knows FIG 0/15. */
class AlertSetTest {

    private static final AlertSet ONE = new AlertSet(5, 0, 3, List.of(LocationCode.parse("Z1:5C+F300")));

    @Test
    void the_heartbeat_is_an_empty_fig() {
        assertThat(hex(AlertSet.heartbeat(false))).isEqualTo("010f");
        assertThat(hex(AlertSet.heartbeat(true))).isEqualTo("012f");
    }

    @Test
    void a_trigger_names_sub_channel_status_and_place() {
        // 000 01000 | 0 0 0 01111 | 01 000101 | 1 000 0011 | 00 000001 | 1 001 0101 | 1100 0000 | F300
        assertThat(ONE.trigger(false)).map(AlertSetTest::hex).containsExactly("080f45830195c0f300");
    }

    @Test
    void a_pre_trigger_says_at_which_second_it_begins() {
        assertThat(ONE.preTrigger(30, true)).map(AlertSetTest::hex).containsExactly("092f051e830195c0f300");
    }

    @Test
    void sustain_and_end_need_no_place() {
        assertThat(hex(ONE.sustain(false))).isEqualTo("020f85");
        assertThat(hex(ONE.end(false))).isEqualTo("020fc5");
    }

    @Test
    void an_alert_elsewhere_names_the_ensemble() {
        assertThat(hex(ONE.elsewhere(0x8001, false))).isEqualTo("044f800183");
    }

    @Test
    void an_odd_number_of_digits_needs_no_filling() {
        // the digits after the first are counted; they fill whole bytes or are filled up
        assertThat(new AlertSet(1, 2, 1, List.of(LocationCode.parse("Z2:ABC"))).trigger(false))
                .map(AlertSetTest::hex)
                .containsExactly("060f41a1022abc");
        assertThat(new AlertSet(1, 2, 1, List.of(LocationCode.parse("Z2:A"))).trigger(false))
                .map(AlertSetTest::hex)
                .containsExactly("050f41a1020a");
    }

    @Test
    void many_places_go_over_up_to_four_figs_that_count_down() {
        var set = new AlertSet(5, 0, 3, Collections.nCopies(20, LocationCode.parse("Z1:5C1")));

        var figs = set.trigger(false);

        assertThat(figs).hasSize(3).allMatch(fig -> fig.length <= 30 && fig[0] == fig.length - 1);
        assertThat(figs).map(fig -> fig[1] >> 7 & 1).as("continued").containsExactly(0, 1, 1);
        assertThat(figs).map(fig -> fig[3] >> 7 & 1).as("last").containsExactly(0, 0, 1);
        assertThat(figs).map(fig -> fig[4] >> 6 & 3).as("FIGs that follow").containsExactly(2, 1, 0);
    }

    @Test
    void places_that_need_more_than_four_figs_are_refused() {
        var set = new AlertSet(5, 0, 3, Collections.nCopies(40, LocationCode.parse("Z1:5C1")));

        assertThatThrownBy(() -> set.trigger(false)).hasMessageContaining("coarser");
    }

    @Test
    void a_block_carries_its_crc() {
        assertThat(Fib.crc("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xD64E);
        var fib = Fib.of(ONE.trigger(false).getFirst());

        assertThat(hex(fib)).startsWith("080f45830195c0f300ff0000").hasSize(64);
    }

    @Test
    void a_place_that_is_none_is_refused() {
        assertThatThrownBy(() -> LocationCode.parse("NL30")).hasMessageContaining("Z1:5C");
        assertThatThrownBy(() -> new AlertSet(1, 1, 1, List.of())).hasMessageContaining("without a place");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
