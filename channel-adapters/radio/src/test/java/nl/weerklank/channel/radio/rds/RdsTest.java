package nl.weerklank.channel.radio.rds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads our groups as a receiver does: by the parity-check matrix and the syndromes of the standard (EN 50067 annex B). */
class RdsTest {

    private static final String[] MATRIX = {
        "1000000000", "0100000000", "0010000000", "0001000000", "0000100000", "0000010000", "0000001000",
        "0000000100", "0000000010", "0000000001", "1011011100", "0101101110", "0010110111", "1010000111",
        "1110011111", "1100010011", "1101010101", "1101110110", "0110111011", "1000000001", "1111011100",
        "0111101110", "0011110111", "1010100111", "1110001111", "1100011011"
    };
    private static final List<Integer> SYNDROMES = List.of(0b1111011000, 0b1111010100, 0b1001011100, 0b1001011000);
    private static final int SYNDROME_OF_C2 = 0b1111001100;
    private static final RdsStation STATION = new RdsStation(0x8204, "NL-ALERT");

    @Test
    void every_block_has_the_syndrome_of_its_place() {
        for (var group : STATION.alarm("Grote brand Moerdijk: ga naar binnen, sluit ramen en deuren")) {
            for (int i = 0; i < 4; i++) {
                assertThat(syndrome(group.bits().substring(i * 26, i * 26 + 26)))
                        .as("block %d of %s", i, group.hex())
                        .isEqualTo(SYNDROMES.get(i));
            }
        }
    }

    @Test
    void the_third_block_of_a_version_b_group_has_an_offset_of_its_own() {
        var group = new RdsGroup(0x8204, 0x0800, 0x8204, 0x4E4C);

        assertThat(syndrome(group.bits().substring(52, 78))).isEqualTo(SYNDROME_OF_C2);
    }

    @Test
    void one_wrong_bit_shows_in_the_syndrome() {
        var bits = STATION.alarm("x").getFirst().bits();
        for (int i = 0; i < 26; i++) {
            var wrong = bits.substring(0, i) + (bits.charAt(i) == '0' ? '1' : '0') + bits.substring(i + 1, 26);
            assertThat(syndrome(wrong)).isNotEqualTo(SYNDROMES.getFirst());
        }
    }

    @Test
    void a_receiver_shows_alarm_with_announcement_name_and_text() {
        var seen = new Receiver();
        STATION.alarm("Grote brand Moerdijk: ga naar binnen").forEach(seen::take);

        assertThat(seen.pi).isEqualTo(0x8204);
        assertThat(seen.programmeTypes).containsOnly(31);
        assertThat(seen.announcement).isTrue();
        assertThat(seen.name()).isEqualTo("NL-ALERT");
        assertThat(seen.text()).isEqualTo("Grote brand Moerdijk: ga naar binnen");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 60, 63, 64, 80})
    void text_of_any_length_is_shown_up_to_64_characters(int length) {
        var text = "abcdefghij".repeat(8).substring(0, length);
        var seen = new Receiver();
        STATION.alarm(text).forEach(seen::take);

        assertThat(seen.text()).isEqualTo(text.substring(0, Math.min(64, length)));
    }

    @Test
    void the_programme_is_no_alarm() {
        var seen = new Receiver();
        STATION.programme().forEach(seen::take);

        assertThat(seen.programmeTypes).containsOnly(0);
        assertThat(seen.announcement).isFalse();
    }

    @Test
    void accents_are_shown_and_other_scripts_are_replaced_by_a_hint() {
        assertThat(RdsText.bytes("é ł ü", 5)).isEqualTo(new byte[] {(byte) 0x82, ' ', ' ', ' ', (byte) 0x99});
        var seen = new Receiver();
        STATION.alarm("Велика пожежа").forEach(seen::take);

        assertThat(seen.text()).isEqualTo(RdsStation.NO_LETTERS);
    }

    @Test
    void the_code_to_check_it_by_is_shown_in_every_script() {
        for (var headline : List.of("Grote brand Moerdijk", "Велика пожежа", "حريق كبير", "x".repeat(80))) {
            var seen = new Receiver();
            STATION.alarm(DisplayLine.of(headline, "K7QM-2X9D")).forEach(seen::take);

            assertThat(seen.text()).as(headline).endsWith(" K7QM-2X9D");
        }
    }

    @Test
    void a_region_has_a_programme_identification_of_its_own() {
        assertThat(RdsStation.of("noord-brabant", "030000")).isEqualTo(new RdsStation(0x8E30, "NOORD-BRABANT"));
    }

    private static int syndrome(String bits) {
        int syndrome = 0;
        for (int i = 0; i < 26; i++) {
            syndrome ^= bits.charAt(i) == '1' ? Integer.parseInt(MATRIX[i], 2) : 0;
        }
        return syndrome;
    }

    /** Understands groups 0A and 2A, and nothing else. */
    private static final class Receiver {
        private final byte[] name = new byte[8];
        private final byte[] text = new byte[64];
        private final List<Integer> programmeTypes = new ArrayList<>();
        private int pi;
        private boolean announcement;

        void take(RdsGroup group) {
            pi = group.a();
            programmeTypes.add(group.b() >> 5 & 31);
            switch (group.b() >> 11) {
                case 0 -> {
                    announcement = (group.b() >> 4 & 1) == 1;
                    put(name, (group.b() & 3) * 2, group.d());
                }
                case 4 -> {
                    put(text, (group.b() & 15) * 4, group.c());
                    put(text, (group.b() & 15) * 4 + 2, group.d());
                }
                default -> throw new AssertionError("group " + group.hex());
            }
        }

        String name() {
            return new String(name, StandardCharsets.US_ASCII);
        }

        String text() {
            var all = new String(text, StandardCharsets.US_ASCII);
            int end = all.indexOf('\r');
            return end < 0 ? all : all.substring(0, end);
        }

        private static void put(byte[] into, int at, int pair) {
            into[at] = (byte) (pair >> 8);
            into[at + 1] = (byte) pair;
        }
    }
}
