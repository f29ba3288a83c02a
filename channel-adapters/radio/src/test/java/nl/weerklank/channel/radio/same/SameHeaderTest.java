package nl.weerklank.channel.radio.same;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameHeaderTest {

    @Test
    void writes_the_instant_in_utc_as_day_of_the_year_hour_and_minute() {
        var header = SameHeader.of(
                "CIV",
                "HMW",
                List.of("030000", "028000"),
                Instant.parse("2026-11-22T09:05:59Z"),
                Duration.ofHours(2),
                "7F3A/001");

        assertThat(header.text()).isEqualTo("ZCZC-CIV-HMW-030000-028000+0200-3260905-7F3A/001-");
        assertThat(SameHeader.parse(header.text())).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S,0015",
        "PT15M,0015",
        "PT16M,0030",
        "PT1H,0100",
        "PT61M,0130",
        "PT2H,0200",
        "PT121M,0230",
        "PT24H,2400",
        "PT500H,9930",
        "PT0S,0015"
    })
    void validity_goes_in_quarters_to_one_hour_and_in_half_hours_beyond(Duration validity, String written) {
        assertThat(SameHeader.purge(validity)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NNNN",
                "ZCZC-CIV-HMW+0200-3260905-7F3A/001-",
                "ZCZC-CIV-HMW-030000+0200-3260905-7F3A/001",
                "ZCZC-CIV-HMW-030000+0200-3260905-7F3A-01-",
                "ZCZC-CIV-HMW-03000+0200-3260905-7F3A/001-",
                "zczc-CIV-HMW-030000+0200-3260905-7F3A/001-"
            })
    void refuses_what_is_no_whole_header(String text) {
        assertThatThrownBy(() -> SameHeader.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
