package nl.weerklank.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in words that a body is too long, where the server would refuse it without any. The server's own limit
 * ({@code quarkus.http.limits.max-body-size}) lies above this one.
 */
@ApplicationScoped
class BodyLimit {

    private static final int TOO_LARGE = Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();

    private static final int LIMIT = 3 * 1024 * 1024;

    private final ObjectMapper json;

    BodyLimit(ObjectMapper json) {
        this.json = json;
    }

    void watch(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
    }

    /** The whole body; empty when it is too long, which shows only here where no length was said before. */
    static Optional<byte[]> read(InputStream body) throws IOException {
        var bytes = body.readNBytes(LIMIT + 1);
        return bytes.length > LIMIT ? Optional.empty() : Optional.of(bytes);
    }

    static Problem problem() {
        return Problem.of(
                TOO_LARGE,
                "Too large",
                "BODY_TOO_LARGE",
                "the body has more than " + LIMIT + " bytes",
                "Send one message a request, and simplify the borders of its areas.");
    }

    private void check(RoutingContext request) {
        if (tooLong(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private static boolean tooLong(@Nullable String length) {
        return length != null && (length.length() > 18 || Long.parseLong(length) > LIMIT);
    }

    /** Answered at once; what still comes of the body is thrown away, so that the sender gets to read the answer. */
    private void refuse(RoutingContext request) {
        request.response()
                .setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body());
        request.request().resume();
    }

    private Buffer body() {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
