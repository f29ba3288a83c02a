package nl.weerklank.channel.radio.rds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayLineTest {

    private static final String CODE = "K7QM-2X9D";

    @Test
    void a_short_headline_stands_whole_before_the_code() {
        assertThat(DisplayLine.of("Grote brand  Moerdijk:\nga naar binnen", CODE))
                .isEqualTo("Grote brand Moerdijk: ga naar binnen K7QM-2X9D");
    }

    @Test
    void a_long_headline_is_cut_at_a_word_and_never_the_code() {
        assertThat(DisplayLine.of(
                        "Grote brand met giftige rook bij Moerdijk: ga meteen naar binnen en sluit alles", CODE))
                .isEqualTo("Grote brand met giftige rook bij Moerdijk: ga... K7QM-2X9D")
                .hasSizeLessThanOrEqualTo(DisplayLine.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "🔥", "é", "ab "})
    void whatever_the_headline_is_made_of_the_code_ends_the_line(String part) {
        for (int times = 0; times < 90; times++) {
            var line = DisplayLine.of(part.repeat(times), CODE);
            assertThat(line).endsWith(" " + CODE).hasSizeLessThanOrEqualTo(DisplayLine.LENGTH);
            assertThat(line.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    @Test
    void only_a_code_at_the_end_is_taken_for_one() {
        assertThat(DisplayLine.codeOf("Brand " + CODE)).isEqualTo(" " + CODE);
        assertThat(DisplayLine.codeOf(CODE + " brand")).isEmpty();
        assertThat(DisplayLine.codeOf("")).isEmpty();
    }
}
