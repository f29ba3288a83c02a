package nl.weerklank.dispatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.PasswordHash;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.Town;
import nl.weerklank.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final ManualClock clock = new ManualClock(Town.NOON);
    private final Sessions sessions = new Sessions(clock);
    private final String secret =
            sessions.begin(new Account("otto", Set.of(Role.OPERATOR), PasswordHash.of("secret", 1_000), null));

    @Test
    void theSecretFindsTheSessionAndNothingElseDoes() {
        assertThat(sessions.find(secret, true)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("otto");
            assertThat(found.may(Role.OPERATOR)).isTrue();
            assertThat(found.may(Role.APPROVER)).isFalse();
            assertThat(found.csrf()).isNotEqualTo(secret);
        });
        assertThat(sessions.find(secret + "x", true)).isEmpty();
        assertThat(sessions.find(null, true)).isEmpty();
    }

    @Test
    void aPageThatIsLeftOpenKeepsNoSessionAlive() {
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(9));
            sessions.find(secret, false);
        }
        assertThat(sessions.find(secret, true)).isEmpty();
    }

    @Test
    void workKeepsItAliveUntilTheEndOfTheLongestShift() {
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(sessions.find(secret, true)).isPresent();
        }
        clock.advance(Duration.ofMinutes(25));
        assertThat(sessions.find(secret, true)).isEmpty();
    }

    @Test
    void whoSignsOutIsOut() {
        sessions.end(secret);
        assertThat(sessions.find(secret, true)).isEmpty();
    }
}
