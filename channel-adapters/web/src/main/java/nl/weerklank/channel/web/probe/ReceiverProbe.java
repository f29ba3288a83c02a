package nl.weerklank.channel.web.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.web.edge.PointOfPresence;

/** A resident of ours behind one point of presence: listens to its stream and reads its feed. */
public final class ReceiverProbe implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(200);

    private final PointOfPresence point;
    private final HttpClient http;
    private final ScheduledExecutorService later;
    private final StreamReader stream;
    private final FeedReader feed;

    public ReceiverProbe(PointOfPresence point, HttpClient http, ScheduledExecutorService later) {
        this.point = point;
        this.http = http;
        this.later = later;
        this.stream = new StreamReader(http, point.address(), later);
        this.feed = new FeedReader(http, point.address());
        stream.start();
    }

    public PointOfPresence point() {
        return point;
    }

    /** Whether both the stream and the feed told of this version within the limit. */
    public CompletionStage<Boolean> observes(String alertId, int version, boolean current, Duration limit) {
        var seen = new CompletableFuture<Boolean>();
        look(alertId, version, current, limit, seen);
        return seen;
    }

    private void look(String alertId, int version, boolean current, Duration left, CompletableFuture<Boolean> seen) {
        var streamed = stream.saw(alertId, version, current);
        var looked = streamed
                ? feed.shows(alertId, version, current, left.plus(STEP))
                : CompletableFuture.completedStage(false);
        looked.whenComplete((both, failed) -> {
            if (failed == null && both) {
                seen.complete(true);
            } else if (left.isNegative() || later.isShutdown()) {
                seen.complete(false);
            } else {
                var unused = later.schedule(
                        () -> look(alertId, version, current, left.minus(STEP), seen),
                        STEP.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Whether the point of presence answers readers with this revision or a later one; a stage that never fails. */
    public CompletionStage<Boolean> answers(long revision, Duration limit) {
        var request = HttpRequest.newBuilder(URI.create(point.address() + "/revision"))
                .timeout(limit)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200 && revisionIn(answer.body()) >= revision)
                .exceptionally(silent -> false);
    }

    private static long revisionIn(String json) {
        var found = java.util.regex.Pattern.compile("\"revision\":(\\d{1,18})").matcher(json);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    /** The probes of several points of presence. */
    public static List<ReceiverProbe> of(
            List<PointOfPresence> points, HttpClient http, ScheduledExecutorService later) {
        return points.stream().map(p -> new ReceiverProbe(p, http, later)).toList();
    }

    @Override
    public void close() {
        stream.close();
    }
}
