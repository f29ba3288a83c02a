package nl.weerklank.channel.web.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** At most so many requests from one sender in a while; senders are known by a salted hash alone, in memory, and forgotten. */
public final class RateLimit {

    private static final int MOST_SENDERS = 50_000;

    private static final int SALT = 16;

    private final byte[] salt = new byte[SALT];

    private record Bucket(double left, Instant at) {}

    private final int most;
    private final Duration per;
    private final InstantSource clock;
    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    public RateLimit(int most, Duration per, InstantSource clock) {
        this.most = most;
        this.per = per;
        this.clock = clock;
        new SecureRandom().nextBytes(salt);
    }

    /** Whether one more from this sender is within the limit. */
    public boolean allows(String sender) {
        return allows(hidden(sender), clock.instant());
    }

    private synchronized boolean allows(long sender, Instant now) {
        var bucket = buckets.getOrDefault(sender, new Bucket(most, now));
        double back = (double) Duration.between(bucket.at(), now).toMillis() / per.toMillis() * most;
        double left = Math.min(most, bucket.left() + Math.max(0, back));
        boolean allowed = left >= 1;
        buckets.put(sender, new Bucket(allowed ? left - 1 : left, now));
        return allowed;
    }

    private long hidden(String sender) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(salt);
            return ByteBuffer.wrap(hash.digest(sender.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
