package nl.weerklank.ingest.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks over HTTP, politely and under limits of time, size and steps; whatever goes wrong is said with what can be done. */
final class Fetch implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final HttpClient client;

    Fetch(ExecutorService threads) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    Fetched ask(Question question) throws InterruptedException {
        var at = question.address();
        long end = System.nanoTime() + question.timeLimit().toNanos();
        for (int step = 0; step <= MOST_REDIRECTS; step++) {
            var refusal =
                    step == 0 ? null : Reach.refusal(question.address(), at).orElse(null);
            if (refusal != null) {
                return new Fetched.Failed(
                        "the redirect is not followed: " + refusal,
                        "declare the address that the source really has, or tell the source",
                        null);
            }
            var answer = once(question, at, Duration.ofNanos(end - System.nanoTime()));
            if (answer instanceof Step.Elsewhere elsewhere) {
                at = at.resolve(elsewhere.location());
            } else {
                return ((Step.Done) answer).fetched();
            }
        }
        return new Fetched.Failed(
                "the server redirects more than " + MOST_REDIRECTS + " times", "check the address in a browser", null);
    }

    /** One answer of one server. */
    private sealed interface Step {
        record Done(Fetched fetched) implements Step {}

        record Elsewhere(URI location) implements Step {}
    }

    private Step once(Question question, URI at, Duration left) throws InterruptedException {
        if (left.isNegative()) {
            return new Step.Done(tooSlow(question));
        }
        var asked = client.sendAsync(request(question, at, left), answer -> new LimitedBody(question.mostBytes()));
        try {
            return step(asked.get(left.toMillis() + 1, TimeUnit.MILLISECONDS), question);
        } catch (TimeoutException | CancellationException e) {
            return new Step.Done(tooSlow(question));
        } catch (ExecutionException e) {
            return new Step.Done(failed(e.getCause() == null ? e : e.getCause(), question));
        } finally {
            asked.cancel(true);
        }
    }

    private static HttpRequest request(Question question, URI at, Duration left) {
        var request = HttpRequest.newBuilder(at)
                .timeout(left)
                .header("Accept", question.accept())
                .header("User-Agent", "Weerklank");
        if (question.etag() != null) {
            request.header("If-None-Match", question.etag());
        }
        if (question.lastModified() != null) {
            request.header("If-Modified-Since", question.lastModified());
        }
        if (at.getAuthority().equals(question.address().getAuthority())) {
            question.headers().forEach(request::header);
        }
        return question.body() == null
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question.body()))
                        .build();
    }

    private static Step step(HttpResponse<byte[]> answer, Question question) {
        var headers = answer.headers();
        int status = answer.statusCode();
        if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
            var location = headers.firstValue("Location").orElse("");
            try {
                return new Step.Elsewhere(URI.create(location));
            } catch (IllegalArgumentException e) {
                return new Step.Done(new Fetched.Failed("the redirect has no address", "tell the source", null));
            }
        }
        if (status == 304) {
            return new Step.Done(new Fetched.NotModified());
        }
        if (status != 200) {
            return new Step.Done(
                    refused(status, headers.firstValue("Retry-After").orElse("")));
        }
        var encoding = headers.firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            return new Step.Done(new Fetched.Failed(
                    "the answer is compressed, which was not asked for",
                    "tell the source that it ignores Accept-Encoding",
                    null));
        }
        return new Step.Done(new Fetched.Got(
                answer.body(),
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified").orElse(null)));
    }

    private static Fetched refused(int status, String retryAfter) {
        var remedy = switch (status) {
            case 401, 403 -> "check the credentials of the source";
            case 404, 410 -> "check the address; the source may have moved";
            case 406 -> "declare the format that the source offers";
            case 429 -> "ask less often: make the interval longer";
            default -> status >= 500 ? "wait; the source has trouble of its own" : "check the address";
        };
        return new Fetched.Failed("the server answers " + status, remedy, wait(retryAfter));
    }

    private static @Nullable Duration wait(String retryAfter) {
        if (!retryAfter.matches("\\d{1,9}")) {
            return null;
        }
        var asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static Fetched failed(Throwable cause, Question question) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof LimitedBody.TooLarge) {
                return new Fetched.Failed(
                        "the answer has more than " + question.mostBytes() + " bytes",
                        "ask for a smaller extract, or raise the setting max-bytes",
                        null);
            }
        }
        if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
            return new Fetched.Failed(
                    "the server cannot be reached", "check the address, the firewall and the proxy", null);
        }
        if (cause instanceof HttpTimeoutException) {
            return tooSlow(question);
        }
        if (cause instanceof SSLException) {
            return new Fetched.Failed(
                    "the connection is not safe: the certificate is not accepted",
                    "check the source's certificate",
                    null);
        }
        return cause instanceof IOException
                ? new Fetched.Failed(
                        "the answer ends before it is whole",
                        "wait for the next try; if it goes on, look at the proxy between",
                        null)
                : new Fetched.Failed(
                        "the question failed: " + cause.getClass().getSimpleName(), "look at the log", null);
    }

    private static Fetched tooSlow(Question question) {
        return new Fetched.Failed(
                "the answer is not whole within " + question.timeLimit().toSeconds() + " s",
                "wait for the next try, or raise the setting timeout",
                null);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
