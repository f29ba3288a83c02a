package nl.weerklank.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/** {@link Surroundings} with an identity provider that speaks OpenID Connect over a real socket, and tokens of two people. */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    private static final String ISSUER = "crisis";

    private final Surroundings surroundings = new Surroundings(false);
    private final MockOAuth2Server server = new MockOAuth2Server();

    @Override
    public Map<String, String> start() {
        server.start();
        var settings = new HashMap<>(surroundings.start());
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.oidc.auth-server-url", server.issuerUrl(ISSUER).toString());
        settings.put("quarkus.oidc.client-id", "weerklank");
        settings.put("test.token.anna", token("subject-of-anna", "anna.de.vries", "approver"));
        settings.put("test.token.bert", token("subject-of-bert", "bert.jansen", "approver"));
        settings.put("test.token.carl", token("subject-of-carl", "carl.smit", "author"));
        settings.put("test.token.nobody", token("subject-of-nobody", "nobody", "cleaner"));
        return settings;
    }

    @Override
    public void stop() {
        surroundings.stop();
        server.shutdown();
    }

    private String token(String subject, String name, String role) {
        return server.issueToken(
                        ISSUER, subject, "weerklank", Map.of("preferred_username", name, "groups", List.of(role)))
                .serialize();
    }
}
