package nl.weerklank.ingest.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Sessions sessions =
            new Sessions(new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12)), () -> now);

    @Test
    void aSessionEndsWhenNobodyWorksInItAlthoughAPageStaysOpen() {
        var begun = sessions.begin("anna");
        for (int i = 0; i < 4; i++) {
            now = now.plus(Duration.ofMinutes(10));
            sessions.look(begun.secret());
        }

        assertThat(sessions.use(begun.secret())).isEmpty();
    }

    @Test
    void workKeepsASessionButNotForEver() {
        var begun = sessions.begin("anna");
        for (int i = 0; i < 35; i++) {
            now = now.plus(Duration.ofMinutes(20));
            assertThat(sessions.use(begun.secret())).isPresent();
        }
        now = now.plus(Duration.ofMinutes(21));

        assertThat(sessions.use(begun.secret())).isEmpty();
    }

    @Test
    void aSessionThatWasEndedIsGone() {
        var begun = sessions.begin("anna");
        sessions.end(begun.secret());

        assertThat(sessions.use(begun.secret())).isEmpty();
        assertThat(sessions.use(null)).isEmpty();
        assertThat(sessions.use("x".repeat(1000))).isEmpty();
    }

    @Test
    void noTwoSessionsShareASecretOrAMark() {
        var one = sessions.begin("anna");
        var other = sessions.begin("anna");

        assertThat(one.secret()).isNotEqualTo(other.secret());
        assertThat(one.session().csrf()).isNotEqualTo(other.session().csrf()).isNotEqualTo(one.secret());
    }
}
