package nl.weerklank.dispatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {

    /** The secret of the test vectors of RFC 6238, appendix B: twenty digits in ASCII. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void theCodesAreThoseOfTheStandardsOwnVectors() {
        assertThat(OneTimeCode.at(SECRET, 59 / 30)).isEqualTo("287082");
        assertThat(OneTimeCode.at(SECRET, 1111111109L / 30)).isEqualTo("081804");
        assertThat(OneTimeCode.at(SECRET, 1234567890L / 30)).isEqualTo("005924");
        assertThat(OneTimeCode.at(SECRET, 20000000000L / 30)).isEqualTo("353130");
    }

    @Test
    void aCodeHoldsInItsStepAndItsNeighboursAndNoLonger() {
        var at = Instant.ofEpochSecond(1111111109L);
        assertThat(OneTimeCode.step(SECRET, "081 804", at)).isEqualTo(1111111109L / 30);
        assertThat(OneTimeCode.step(SECRET, "081804", at.plusSeconds(30))).isPositive();
        assertThat(OneTimeCode.step(SECRET, "081804", at.plusSeconds(90))).isEqualTo(-1);
        assertThat(OneTimeCode.step(SECRET, "", at)).isEqualTo(-1);
    }
}
