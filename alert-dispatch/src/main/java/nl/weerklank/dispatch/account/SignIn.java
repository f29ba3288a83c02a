package nl.weerklank.dispatch.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.account.Account;
import org.jspecify.annotations.Nullable;

/** Signs people in at the pages with the same accounts as the API; wrong passwords make a name wait longer and longer. */
@ApplicationScoped
public class SignIn {

    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_NAMES = 10_000;

    private final PasswordLogin login;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();
    private final Map<String, Long> usedSteps = new ConcurrentHashMap<>();

    private record Wrong(int times, Instant last) {

        Instant free() {
            var wait = times < FREE ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(times - FREE + 1, 10));
            return last.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }

    SignIn(PasswordLogin login, InstantSource clock) {
        this.login = login;
        this.sessions = new Sessions(clock);
        this.clock = clock;
    }

    /** What came of an attempt. */
    public sealed interface Attempt {

        /** Signed in; the browser keeps the secret. */
        record In(String secret) implements Attempt {}

        /** Name, password and one-time code do not belong together. */
        record No() implements Attempt {}

        /** Too many wrong ones; nothing was looked at. */
        record Wait(long seconds) implements Attempt {}
    }

    /** Blocks while the password is worked out. */
    public Attempt attempt(String name, String password, String code) {
        var key = name.substring(0, Math.min(name.length(), 200)).toLowerCase(Locale.ROOT);
        var now = clock.instant();
        var before = wrong.get(key);
        if (before != null && now.isBefore(before.free())) {
            return new Attempt.Wait(Duration.between(now, before.free()).toSeconds() + 1);
        }
        var account = login.check(name, password).filter(found -> proven(found, code, now));
        if (account.isEmpty()) {
            if (wrong.size() >= MOST_NAMES) {
                wrong.values().removeIf(old -> old.last().plus(LONGEST).isBefore(now));
            }
            wrong.merge(key, new Wrong(1, now), (old, one) -> new Wrong(old.times() + 1, now));
            return new Attempt.No();
        }
        wrong.remove(key);
        return new Attempt.In(sessions.begin(account.get()));
    }

    /** Whether the one-time code is right, where the account has one; each is good once. */
    private boolean proven(Account account, String code, Instant now) {
        var secret = account.totp();
        if (secret == null) {
            return true;
        }
        long step = OneTimeCode.step(secret, code, now);
        var used = usedSteps.get(account.name());
        if (step < 0 || (used != null && step <= used)) {
            return false;
        }
        usedSteps.put(account.name(), step);
        return true;
    }

    public Optional<Sessions.Session> find(@Nullable String secret, boolean atWork) {
        return sessions.find(secret, atWork);
    }

    public void end(@Nullable String secret) {
        sessions.end(secret);
    }
}
