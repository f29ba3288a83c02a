package nl.weerklank.dispatch.desk;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.dispatch.letters.LettersUnavailableException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says as problem+json (RFC 9457) what could not be done at the operators' desk. */
public class DeskProblems {

    @ServerExceptionMapper
    public Response refused(RefusedException e) {
        return problem(422, "Not as it was asked", String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    public Response unavailable(LettersUnavailableException e) {
        return problem(503, "The dead letters cannot be read now", String.valueOf(e.getMessage()));
    }

    private static Response problem(int status, String title, String detail) {
        var body = Map.of("type", "about:blank", "title", title, "status", status, "detail", detail);
        return Response.status(status)
                .type("application/problem+json")
                .entity(new String(ContractJson.write(body), StandardCharsets.UTF_8))
                .build();
    }
}
