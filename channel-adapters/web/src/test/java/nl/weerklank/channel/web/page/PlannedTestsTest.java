package nl.weerklank.channel.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlannedTestsTest {

    @Test
    void sirensAreTestedOnTheFirstMondayAtNoonInWinterAndSummerTime() {
        assertThat(PlannedTests.nextSirenTest(Instant.parse("2026-11-22T10:00:00Z")))
                .isEqualTo("2026-12-07T11:00:00Z");
        assertThat(PlannedTests.nextSirenTest(Instant.parse("2026-05-05T10:00:00Z")))
                .isEqualTo("2026-06-01T10:00:00Z");
    }

    @Test
    void theTestThatBeginsNowIsNotTheNextOne() {
        assertThat(PlannedTests.nextSirenTest(Instant.parse("2026-12-07T11:00:00Z")))
                .isEqualTo("2027-01-04T11:00:00Z");
    }

    @Test
    void onHolidaysAndDaysOfRemembranceNoSirenIsTested() {
        assertThat(PlannedTests.nextSirenTest(Instant.parse("2026-04-01T10:00:00Z")))
                .isEqualTo("2026-06-01T10:00:00Z");
        assertThat(PlannedTests.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(PlannedTests.easter(2027)).isEqualTo(LocalDate.of(2027, 3, 28));
        assertThat(PlannedTests.easter(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
        assertThat(PlannedTests.easter(2000)).isEqualTo(LocalDate.of(2000, 4, 23));
    }

    @Test
    void theControlMessageComesInJuneAndDecember() {
        assertThat(PlannedTests.nextControlMessage(Instant.parse("2026-12-08T10:00:00Z")))
                .isEqualTo("2027-06-07T10:00:00Z");
    }
}
