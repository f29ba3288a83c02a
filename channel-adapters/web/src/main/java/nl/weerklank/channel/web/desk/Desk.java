package nl.weerklank.channel.web.desk;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;

/** Takes a request with a small body: checks method, size and rate before anything is read from it. */
final class Desk implements Consumer<HttpServerRequest> {

    /** What to answer. */
    record Answer(int status, String text) {}

    /** Decides on a request from its body; runs off the event loop's hot path, so it must be short. */
    interface Clerk {
        Answer decide(String body) throws java.io.IOException;
    }

    private static final int MOST_BODY = 8 * 1024;

    private final RateLimit limit;
    private final Clerk clerk;

    Desk(RateLimit limit, Clerk clerk) {
        this.limit = limit;
        this.clerk = clerk;
    }

    @Override
    public void accept(HttpServerRequest request) {
        var response = request.response().putHeader("Cache-Control", "no-store");
        response.exceptionHandler(gone -> {});
        if (request.method() != HttpMethod.POST) {
            end(response, new Answer(405, "only POST is taken here\n"));
        } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            end(response, new Answer(403, "another site's page cannot speak for its readers here\n"));
        } else if (!limit.allows(sender(request))) {
            response.putHeader("Retry-After", "60");
            end(response, new Answer(429, "too many requests from here; try again in a minute\n"));
        } else {
            read(request, response);
        }
    }

    private void read(HttpServerRequest request, HttpServerResponse response) {
        var body = io.vertx.core.buffer.Buffer.buffer();
        request.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > MOST_BODY) {
                request.handler(null);
                request.endHandler(null);
                end(response, new Answer(413, "more than %d bytes are not taken\n".formatted(MOST_BODY)));
            }
        });
        request.endHandler(whole -> {
            try {
                end(response, clerk.decide(body.toString()));
            } catch (IllegalArgumentException e) {
                end(response, new Answer(400, "not understood: " + e.getMessage() + "\n"));
            } catch (java.io.IOException e) {
                end(response, new Answer(503, "cannot be kept just now; try again later\n"));
            } catch (RuntimeException e) {
                // whatever a stranger sends is answered: here something is missing that the clerk needs
                end(response, new Answer(400, "not understood: a part is missing or is nothing\n"));
            }
        });
    }

    /** The edge says whom it speaks for; the origin listens to nobody but the edge. */
    private static String sender(HttpServerRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null ? request.remoteAddress().hostAddress() : forwarded.split(",")[0].strip();
    }

    private static void end(HttpServerResponse response, Answer answer) {
        if (!response.ended()) {
            response.setStatusCode(answer.status())
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(answer.text());
        }
    }
}
