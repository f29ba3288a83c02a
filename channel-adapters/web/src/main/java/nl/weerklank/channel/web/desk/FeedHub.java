package nl.weerklank.channel.web.desk;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.weerklank.channel.web.desk.FeedSubscribers.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * A WebSub hub for our own feed alone: verifies that a subscriber meant it, and posts the feed to it on every change, one post
 * at a time and the newest feed only. A subscriber that does not answer is tried again, also after a restart.
 */
public final class FeedHub {

    private static final Logger LOG = System.getLogger(FeedHub.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofDays(10);
    private static final int MOST_TRIES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The feed as it is at a revision of the board. */
    private record Edition(long revision, byte[] feed) {}

    private final String topic;
    private final boolean localCallbacks;
    private final HttpClient http;
    private final ScheduledExecutorService later;
    private final InstantSource clock;
    private final RateLimit limit;
    private final LongSupplier revision;
    private final FeedSubscribers subscribers;
    private final Set<URI> busy = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Edition latest;

    /**
     * @param localCallbacks whether callbacks over plain http on this machine are called, for development
     * @param folder where subscribers are kept
     * @param revision the board's revision now: what a new subscriber need not be told any more
     * @throws IOException when the subscribers that were kept cannot be read
     */
    public FeedHub(
            String topic,
            boolean localCallbacks,
            Path folder,
            LongSupplier revision,
            HttpClient http,
            ScheduledExecutorService later,
            InstantSource clock)
            throws IOException {
        this.topic = topic;
        this.localCallbacks = localCallbacks;
        this.subscribers = new FeedSubscribers(folder);
        this.revision = revision;
        this.http = http;
        this.later = later;
        this.clock = clock;
        this.limit = new RateLimit(10, Duration.ofMinutes(10), clock);
    }

    public Map<String, Consumer<HttpServerRequest>> byPath() {
        return Map.of("/hub", new Desk(limit, this::asked));
    }

    /** Posts the feed to everyone who subscribed and was not told of this revision yet; returns at once. */
    public void publish(long atRevision, byte[] feed) {
        latest = new Edition(atRevision, feed);
        subscribers.all(clock.instant()).forEach(callback -> bring(callback, 1));
    }

    private Desk.Answer asked(String body) {
        var fields = form(body);
        var mode = fields.getOrDefault("hub.mode", "");
        if (!mode.equals("subscribe") && !mode.equals("unsubscribe")) {
            throw new IllegalArgumentException("hub.mode is subscribe or unsubscribe");
        }
        if (!topic.equals(fields.get("hub.topic"))) {
            throw new IllegalArgumentException("this hub is for " + topic + " alone");
        }
        var secret = fields.getOrDefault("hub.secret", "");
        if (secret.getBytes(StandardCharsets.UTF_8).length >= 200) {
            throw new IllegalArgumentException("hub.secret is shorter than 200 bytes");
        }
        verify(mode, callback(fields.getOrDefault("hub.callback", "")), secret);
        return new Desk.Answer(202, "");
    }

    /** A stranger writes where we call: https with a host name only, nothing on a network of our own. */
    private URI callback(String text) {
        var uri = URI.create(text);
        var host = uri.getHost() == null ? "" : uri.getHost();
        boolean named = host.matches("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}");
        boolean abroad = "https".equals(uri.getScheme()) && named && uri.getUserInfo() == null;
        if (!abroad && !(localCallbacks && host.equals("127.0.0.1"))) {
            throw new IllegalArgumentException("hub.callback is an https address with a host name");
        }
        return uri;
    }

    /** Verification of intent (WebSub §5.3). */
    private void verify(String mode, URI callback, String secret) {
        var challenge =
                HexFormat.of().toHexDigits(RANDOM.nextLong()) + HexFormat.of().toHexDigits(RANDOM.nextLong());
        var query = "hub.mode=" + mode + "&hub.topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8)
                + "&hub.challenge=" + challenge + "&hub.lease_seconds=" + LEASE.toSeconds();
        var address = URI.create(callback + (callback.getRawQuery() == null ? "?" : "&") + query);
        http.sendAsync(HttpRequest.newBuilder(address).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> {
                    boolean meant = answer.statusCode() / 100 == 2
                            && answer.body().strip().equals(challenge);
                    if (meant) {
                        keep(mode, callback, secret);
                    }
                })
                .exceptionally(silent -> {
                    LOG.log(Level.DEBUG, "a feed subscriber did not answer for itself");
                    return null;
                });
    }

    private void keep(String mode, URI callback, String secret) {
        try {
            if (mode.equals("unsubscribe")) {
                subscribers.remove(callback);
            } else {
                var until = clock.instant().plus(LEASE);
                subscribers.add(new Subscriber(callback, secret, until, revision.getAsLong()));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "feed subscribers could not be kept; is the disk full?", e);
        }
    }

    private void bring(URI callback, int number) {
        var edition = latest;
        var subscriber = subscribers.get(callback).orElse(null);
        if (edition == null || subscriber == null || subscriber.revision() >= edition.revision()) {
            return;
        }
        if (busy.add(callback)) {
            post(subscriber, edition.feed())
                    .whenComplete((answer, failed) ->
                            settle(callback, edition, failed == null ? answer.statusCode() : 0, number));
        }
    }

    private void settle(URI callback, Edition edition, int status, int number) {
        busy.remove(callback);
        try {
            if (status == 410) {
                subscribers.remove(callback);
            } else if (status / 100 == 2) {
                subscribers.told(callback, edition.revision());
                bring(callback, 1);
            } else if (number < MOST_TRIES && !later.isShutdown()) {
                var unused = later.schedule(() -> bring(callback, number + 1), 250L << number, TimeUnit.MILLISECONDS);
            }
            if (busy.isEmpty()) {
                subscribers.save();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "feed subscribers could not be kept; is the disk full?", e);
        }
    }

    private CompletableFuture<HttpResponse<Void>> post(Subscriber to, byte[] feed) {
        var request = HttpRequest.newBuilder(to.callback())
                .timeout(LIMIT)
                .header("Content-Type", "application/atom+xml; charset=utf-8")
                .header(
                        "Link",
                        "<" + topic.replace("/feed.atom", "/hub") + ">; rel=\"hub\", <" + topic + ">; rel=\"self\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(feed));
        if (!to.secret().isEmpty()) {
            request.header("X-Hub-Signature", "sha256=" + hmac(to.secret(), feed));
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private static String hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
        }
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
