package nl.weerklank.dispatch.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.dispatch.ledger.LedgerUnavailableException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Says what went wrong as problem+json (RFC 9457). */
public class Problems {

    private static final String TYPE = "application/problem+json";

    /** One problem. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(String type, String title, int status, String detail) {}

    @ServerExceptionMapper
    public Response unknown(UnknownAlertException e) {
        return problem(404, "Not known here", e.getMessage());
    }

    @ServerExceptionMapper
    public Response ledgerDown(LedgerUnavailableException e) {
        return problem(503, "The ledger cannot be read now", e.getMessage());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response notLoggedIn() {
        return Response.fromResponse(problem(401, "Not logged in", "log in with basic authentication"))
                .header("WWW-Authenticate", "Basic realm=\"weerklank\"")
                .build();
    }

    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException e) {
        return problem(403, "Not allowed", "this account has no role that may do this");
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return problem(status, e.getResponse().getStatusInfo().getReasonPhrase(), e.getMessage());
    }

    private static Response problem(int status, String title, @Nullable String detail) {
        var body = new Problem("about:blank", title, status, detail == null ? title : detail);
        return Response.status(status)
                .type(TYPE)
                .entity(new String(ContractJson.write(body), StandardCharsets.UTF_8))
                .build();
    }
}
