package nl.weerklank.channel.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** At most so many requests from one sender in a while; who is not seen for long is forgotten. */
public final class RateLimit {

    private static final int MOST_SENDERS = 50_000;

    private record Bucket(double left, Instant at) {}

    private final int most;
    private final Duration per;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    public RateLimit(int most, Duration per, InstantSource clock) {
        this.most = most;
        this.per = per;
        this.clock = clock;
    }

    /** Whether one more from this sender is within the limit. */
    public synchronized boolean allows(String sender) {
        var now = clock.instant();
        var bucket = buckets.getOrDefault(sender, new Bucket(most, now));
        double back = (double) Duration.between(bucket.at(), now).toMillis() / per.toMillis() * most;
        double left = Math.min(most, bucket.left() + Math.max(0, back));
        boolean allowed = left >= 1;
        buckets.put(sender, new Bucket(allowed ? left - 1 : left, now));
        return allowed;
    }
}
