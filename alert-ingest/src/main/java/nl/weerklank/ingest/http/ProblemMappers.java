package nl.weerklank.ingest.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.intake.Answer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as problem+json; nothing of the inside leaves with it. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notLoggedIn(Exception e) {
        return Response.fromResponse(Responses.problem(Problem.of(
                        401,
                        "Not logged in",
                        "LOGIN_NEEDED",
                        "the request carries no name and password, or no token, that is right",
                        "Use HTTP Basic with an account of this installation, or a token of its identity provider.")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"weerklank\", charset=\"UTF-8\"")
                .build();
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException e) {
        return Responses.problem(Problem.of(
                403,
                "Not allowed",
                "ROLE_MISSING",
                "this account does not have the role for this",
                "Use an account with the right role: authors submit, approvers decide."));
    }

    @ServerExceptionMapper
    Response deskAway(DeskUnavailable e) {
        return Responses.notNow(new Answer.NotNow(new Violation(
                "DESK_UNAVAILABLE", "service", "the database does not answer", "Repeat the same request soon.")));
    }

    @ServerExceptionMapper
    Response badArgument(IllegalArgumentException e) {
        return Responses.problem(Problem.of(
                400, "Bad request", "REQUEST_WRONG", String.valueOf(e.getMessage()), "Compare it with /q/openapi."));
    }

    @ServerExceptionMapper
    Response badJson(MismatchedInputException e) {
        return Responses.problem(Problem.of(
                400,
                "Bad request",
                "NOT_JSON",
                "the body is not the JSON that is expected here: " + e.getOriginalMessage(),
                "Compare it with /q/openapi."));
    }

    @ServerExceptionMapper
    Response ofFramework(WebApplicationException e) {
        var status = e.getResponse().getStatus();
        if (status == 401) {
            return notLoggedIn(e);
        }
        var reason = Response.Status.fromStatusCode(status);
        return Response.fromResponse(Responses.problem(Problem.of(
                        status,
                        reason == null ? "Not possible" : reason.getReasonPhrase(),
                        List.of(new Violation(
                                "HTTP_" + status,
                                "request",
                                reason == null ? "status " + status : reason.getReasonPhrase(),
                                "Compare it with /q/openapi.")))))
                .build();
    }

    @ServerExceptionMapper
    Response mistake(RuntimeException e) {
        LOG.error("a request failed for a reason of this service's own", e);
        return Responses.problem(Problem.of(
                500,
                "A mistake of this service",
                "INTERNAL",
                "the service failed; nothing is known to have gone out",
                "Repeat the same request, and tell the operators."));
    }
}
