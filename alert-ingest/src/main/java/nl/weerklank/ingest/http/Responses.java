package nl.weerklank.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.intake.Answer;
import nl.weerklank.ingest.intake.Refusal;
import nl.weerklank.ingest.view.MessageView;

/** From answers to HTTP. */
final class Responses {

    private static final String RETRY_SECONDS = "2";

    private Responses() {}

    static Response of(Answer answer) {
        return switch (answer) {
            case Answer.Kept kept -> kept(kept.message());
            case Answer.Refused refused ->
                problem(Problem.of(status(refused.refusal()), title(refused.refusal()), refused.violations()));
            case Answer.NotNow notNow -> notNow(notNow);
        };
    }

    static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    static Response notNow(Answer.NotNow notNow) {
        return Response.fromResponse(problem(Problem.of(503, "Not possible now", List.of(notNow.reason()))))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    /** 201 for what waits in the database, 202 for what the log has. */
    private static Response kept(MessageView message) {
        return Response.status(message.state() == MessageState.ISSUED ? 202 : 201)
                .location(URI.create("/api/v1/alerts/" + message.id()))
                .type(MediaType.APPLICATION_JSON)
                .entity(message)
                .build();
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> 400;
            case NOT_ALLOWED -> 403;
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
            case INVALID -> 422;
        };
    }

    private static String title(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> "Not a CAP 1.2 message";
            case NOT_ALLOWED -> "Not allowed";
            case UNKNOWN -> "No such message";
            case CONFLICT -> "Contradicts what is known";
            case INVALID -> "May not be issued";
        };
    }
}
