package nl.weerklank.ingest.account;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The person behind a request, whichever door they came through. */
public final class Caller {

    private Caller() {}

    /** An embedded account by its name, a token's holder by the name in it and its subject. */
    public static Person of(SecurityIdentity identity) {
        var principal = identity.getPrincipal();
        if (principal instanceof JsonWebToken token) {
            return new Person(principal.getName(), token.getSubject());
        }
        @Nullable String subject = identity.getAttribute(PasswordLogin.SUBJECT);
        return new Person(principal.getName(), subject);
    }
}
