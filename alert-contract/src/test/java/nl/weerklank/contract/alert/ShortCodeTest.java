package nl.weerklank.contract.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortCodeTest {

    @Test
    void theShortCodeIsTheFirstFortyBitsInCrockfordsAlphabet() {
        assertThat(AlertIds.shortCode("00000000000123456789abcd")).isEqualTo("0000-0000");
        assertThat(AlertIds.shortCode("ffffffffff0123456789abcd")).isEqualTo("ZZZZ-ZZZZ");
        assertThat(AlertIds.shortCode("0842108421aaaaaaaaaaaaaa")).isEqualTo("1111-1111");
    }
}
