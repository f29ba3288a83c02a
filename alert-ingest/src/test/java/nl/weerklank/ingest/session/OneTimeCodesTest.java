package nl.weerklank.ingest.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    /** RFC 6238 appendix B, its eight digits cut to the last six. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "2000000000, 279037"})
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(OneTimeCodes.code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", second / 30))
                .isEqualTo(code);
    }
}
