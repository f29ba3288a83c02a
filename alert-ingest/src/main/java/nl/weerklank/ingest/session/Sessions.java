package nl.weerklank.ingest.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of now, in memory: they need no database, and end with the process (what people write is kept elsewhere). The
 * secret in a browser's cookie is known here by its digest only.
 */
public final class Sessions {

    private static final int SECRET_BYTES = 32;
    private static final int MOST = 10_000;

    private final SessionLimits limits;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept> byDigest = new ConcurrentHashMap<>();

    private record Kept(Session session, Instant used) {}

    public Sessions(SessionLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A session that has begun, with the secret that its browser keeps. */
    public record Begun(String secret, Session session) {}

    /** Begins a session for an account that has just proven itself. */
    public Begun begin(String account) {
        var now = clock.instant();
        byDigest.values().removeIf(kept -> ended(kept, now));
        if (byDigest.size() >= MOST) {
            throw new IllegalStateException("more than " + MOST + " sessions at once");
        }
        var secret = secret();
        var session = new Session(account, secret(), now);
        byDigest.put(digest(secret), new Kept(session, now));
        return new Begun(secret, session);
    }

    /** The session of a cookie's secret; asking keeps it from falling idle. */
    public Optional<Session> use(@Nullable String secret) {
        return find(secret, true);
    }

    /** The session of a cookie's secret, without keeping it from falling idle: a page left open is not a person at work. */
    public Optional<Session> look(@Nullable String secret) {
        return find(secret, false);
    }

    public void end(@Nullable String secret) {
        if (secret != null) {
            byDigest.remove(digest(secret));
        }
    }

    private Optional<Session> find(@Nullable String secret, boolean used) {
        if (secret == null || secret.length() > 100) {
            return Optional.empty();
        }
        var now = clock.instant();
        var kept = byDigest.computeIfPresent(
                digest(secret),
                (digest, found) -> ended(found, now) ? null : used ? new Kept(found.session(), now) : found);
        return Optional.ofNullable(kept).map(Kept::session);
    }

    private boolean ended(Kept kept, Instant now) {
        return now.isAfter(kept.used().plus(limits.idle()))
                || now.isAfter(kept.session().began().plus(limits.longest()));
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(String secret) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
