package nl.weerklank.contract.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCodeTest {

    @Test
    void theShortCodeIsTheFirstFortyBitsInCrockfordsAlphabet() {
        assertThat(AlertIds.shortCode("00000000000123456789abcd")).isEqualTo("0000-0000");
        assertThat(AlertIds.shortCode("ffffffffff0123456789abcd")).isEqualTo("ZZZZ-ZZZZ");
        assertThat(AlertIds.shortCode("0842108421aaaaaaaaaaaaaa")).isEqualTo("1111-1111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K70M-2X91",
                "k70m2x91",
                " k7om 2x9l ",
                "K7OM–2X9I",
                "Code: K70M-2X91",
                "code K70M-2X91",
                "Код: K70M-2X91",
                "alerts.example/K70M-2X91",
                "K 7 0 M - 2 X 9 1",
                "Ｋ７０Ｍ−２Ｘ９１",
                "К7ОМ-2Х91",
                "K٧0M-٢X٩١"
            })
    void aCodeIsUnderstoodHoweverItIsTyped(String typed) {
        assertThat(AlertIds.readShortCode(typed)).contains("K70M-2X91");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K70M", "K70M-2X9", "K70M-2X911", "K70M-2X9!", "help me please", "ZZZZ-ZZZÉ"})
    void whatCanBeNoCodeIsNone(String typed) {
        assertThat(AlertIds.readShortCode(typed)).isEmpty();
    }

    @Test
    void whatIsPrintedIsUnderstoodAndNothingLongIsRead() {
        var printed = AlertIds.shortCode("fedcba9876543210aaaaaaaa");
        assertThat(AlertIds.readShortCode(printed)).contains(printed);
        assertThat(AlertIds.digitsOf(printed)).isEqualTo("fedcba9876");
        assertThat(AlertIds.readShortCode(" ".repeat(100) + printed)).isEmpty();
    }
}
