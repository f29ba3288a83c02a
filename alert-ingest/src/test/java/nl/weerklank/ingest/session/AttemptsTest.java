package nl.weerklank.ingest.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Attempts attempts = new Attempts(() -> now);

    @Test
    void theFirstWrongPasswordsCostNothingAndEachFurtherOneTwiceAsMuch() {
        attempts.wrong("anna");
        attempts.wrong("anna");
        assertThat(attempts.wait("anna")).isEmpty();
        attempts.wrong("anna");
        assertThat(attempts.wait("anna")).contains(Duration.ofSeconds(2));
        attempts.wrong("ANNA");
        assertThat(attempts.wait("anna")).contains(Duration.ofSeconds(4));
    }

    @Test
    void noWaitIsLongerThanFiveMinutes() {
        for (int i = 0; i < 60; i++) {
            attempts.wrong("anna");
        }

        assertThat(attempts.wait("anna")).contains(Duration.ofMinutes(5));
    }

    @Test
    void theRightPasswordAndAQuietHalfHourClearTheCount() {
        for (int i = 0; i < 5; i++) {
            attempts.wrong("anna");
            attempts.wrong("bram");
        }
        attempts.right("anna");
        now = now.plus(Duration.ofMinutes(31));
        attempts.wrong("bram");

        assertThat(attempts.wait("anna")).isEmpty();
        assertThat(attempts.wait("bram")).isEmpty();
    }
}
