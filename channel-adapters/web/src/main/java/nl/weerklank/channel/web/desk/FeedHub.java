package nl.weerklank.channel.web.desk;

import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub for our own feed alone: verifies that a subscriber meant it, and posts the feed to it on every change. */
public final class FeedHub {

    private static final Logger LOG = System.getLogger(FeedHub.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofDays(10);
    private static final int MOST_SUBSCRIBERS = 2000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Subscriber(URI callback, String secret, Instant until) {}

    private final String topic;
    private final boolean localCallbacks;
    private final HttpClient http;
    private final InstantSource clock;
    private final RateLimit limit;
    private final Map<URI, Subscriber> subscribers = new ConcurrentHashMap<>();

    /** @param localCallbacks whether callbacks over plain http on this machine are called, for development */
    public FeedHub(String topic, boolean localCallbacks, HttpClient http, InstantSource clock) {
        this.topic = topic;
        this.localCallbacks = localCallbacks;
        this.http = http;
        this.clock = clock;
        this.limit = new RateLimit(10, Duration.ofMinutes(10), clock);
    }

    public Map<String, Consumer<HttpServerRequest>> byPath() {
        return Map.of("/hub", new Desk(limit, this::asked));
    }

    /** Posts the feed to everyone who subscribed; returns at once. */
    public void publish(byte[] feed) {
        var now = clock.instant();
        subscribers.values().removeIf(s -> s.until().isBefore(now));
        subscribers.values().forEach(s -> post(s, feed));
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
                    if (meant && mode.equals("unsubscribe")) {
                        subscribers.remove(callback);
                    } else if (meant && subscribers.size() < MOST_SUBSCRIBERS) {
                        subscribers.put(
                                callback,
                                new Subscriber(callback, secret, clock.instant().plus(LEASE)));
                    }
                })
                .exceptionally(silent -> {
                    LOG.log(Level.DEBUG, "a feed subscriber did not answer for itself");
                    return null;
                });
    }

    private void post(Subscriber to, byte[] feed) {
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
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failed) -> {
            if (answer != null && answer.statusCode() == 410) {
                subscribers.remove(to.callback());
            }
        });
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
