package nl.weerklank.dispatch.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Role;
import org.jspecify.annotations.Nullable;

/** Who is signed in at the operators' pages, in memory: a session ends when nobody uses it, at the end of a shift, and with the process. */
public final class Sessions {

    /** A session falls idle after this. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** No session is longer than this. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final int SECRET_BYTES = 32;
    private static final int MOST = 5_000;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept> bySecret = new ConcurrentHashMap<>();

    /** A person at work: what every form of theirs must carry, and what they may do. */
    public record Session(String name, Set<Role> roles, String csrf, Instant began) {

        public Session {
            roles = Set.copyOf(roles);
        }

        public boolean may(Role role) {
            return roles.contains(role);
        }
    }

    private record Kept(Session session, Instant used) {}

    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a session for an account that has just proven itself; answers the secret that its browser keeps. */
    public String begin(Account account) {
        var now = clock.instant();
        bySecret.values().removeIf(kept -> ended(kept, now));
        if (bySecret.size() >= MOST) {
            throw new IllegalStateException("more than " + MOST + " sessions at once");
        }
        var secret = secret();
        bySecret.put(secret, new Kept(new Session(account.name(), account.roles(), secret(), now), now));
        return secret;
    }

    /**
     * The session of this secret, if it has not ended.
     *
     * @param atWork whether somebody does something: a page that is left open keeps no session from falling idle
     */
    public Optional<Session> find(@Nullable String secret, boolean atWork) {
        if (secret == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var found = bySecret.computeIfPresent(
                secret, (any, kept) -> ended(kept, now) ? null : atWork ? new Kept(kept.session(), now) : kept);
        return Optional.ofNullable(found).map(Kept::session);
    }

    public void end(@Nullable String secret) {
        if (secret != null) {
            bySecret.remove(secret);
        }
    }

    private static boolean ended(Kept kept, Instant now) {
        return now.isAfter(kept.used().plus(IDLE))
                || now.isAfter(kept.session().began().plus(LONGEST));
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
