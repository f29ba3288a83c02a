package nl.weerklank.channel.web.simulator;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What one point of presence keeps of the origin's answers; goes on answering from it when the origin is gone. */
final class EdgeCache {

    private static final Pattern SHARED_AGE = Pattern.compile("(?:s-maxage|max-age)=(\\d{1,9})");
    private static final Duration ORIGIN_LIMIT = Duration.ofSeconds(3);
    private static final int MOST_KEPT = 5000;

    /** One answer of the origin. */
    record Answer(int status, MultiMap headers, Buffer body, Instant at, Duration fresh) {}

    private final HttpClient client;
    private final Supplier<String> origin;
    private final InstantSource clock;
    private final Map<String, Answer> kept = new ConcurrentHashMap<>();
    private final Map<String, Future<Answer>> asked = new ConcurrentHashMap<>();
    private volatile boolean frozen;

    EdgeCache(HttpClient client, Supplier<String> origin, InstantSource clock) {
        this.client = client;
        this.origin = origin;
        this.clock = clock;
    }

    /** The answer for a path: kept while fresh, fetched once for all who ask, the old one when the origin fails. */
    Future<Answer> get(String path, boolean gzip) {
        var key = path + (gzip ? " gzip" : "");
        var answer = kept.get(key);
        if (frozen) {
            return answer != null ? Future.succeededFuture(answer) : Future.failedFuture("kept nothing of " + path);
        }
        if (answer != null && answer.at().plus(answer.fresh()).isAfter(clock.instant())) {
            return Future.succeededFuture(answer);
        }
        var fetch = asked.computeIfAbsent(key, k -> fetch(path, gzip));
        return fetch.onComplete(done -> asked.remove(key, fetch))
                .onSuccess(fresh -> keep(key, fresh))
                .recover(failed -> answer != null ? Future.succeededFuture(answer) : Future.failedFuture(failed));
    }

    void clear() {
        kept.clear();
        asked.clear();
    }

    /** Answers with what is kept and nothing else, whatever is published. */
    void freeze(boolean freeze) {
        frozen = freeze;
    }

    private void keep(String key, Answer answer) {
        if (!frozen && answer.status() < 500 && !answer.fresh().isZero() && kept.size() < MOST_KEPT) {
            kept.put(key, answer);
        }
    }

    private Future<Answer> fetch(String path, boolean gzip) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(origin.get() + path)
                .setTimeout(ORIGIN_LIMIT.toMillis());
        if (gzip) {
            options.putHeader("Accept-Encoding", "gzip");
        }
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.body()
                        .map(body -> new Answer(
                                response.statusCode(),
                                response.headers(),
                                body,
                                clock.instant(),
                                age(response.headers()))));
    }

    private static Duration age(MultiMap headers) {
        var control = headers.get("Cache-Control");
        if (control == null || control.contains("no-store")) {
            return Duration.ZERO;
        }
        var found = SHARED_AGE.matcher(control);
        long seconds = 0;
        while (found.find()) {
            seconds = Math.max(seconds, Long.parseLong(found.group(1)));
        }
        return Duration.ofSeconds(seconds);
    }
}
