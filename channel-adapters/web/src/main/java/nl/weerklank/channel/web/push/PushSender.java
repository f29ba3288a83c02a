package nl.weerklank.channel.web.push;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.cell.CellSet;

/**
 * Hands messages to push services (RFC 8030): to each browser whose cells are touched, once a revision, with the urgency
 * and time to live of the alert. A browser that is gone is forgotten; a service that is busy is asked again.
 */
public final class PushSender {

    private static final Logger LOG = System.getLogger(PushSender.class.getName());
    private static final int AT_ONCE = 64;
    private static final int MOST_TRIES = 4;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /**
     * What is to be told.
     *
     * @param topic replaces an older message of the same topic that was not delivered yet (RFC 8030 §5.4)
     * @param text the message in each browser's language
     */
    public record Message(
            long revision,
            String topic,
            Lane lane,
            Instant expires,
            CellSet cells,
            java.util.function.Function<String, byte[]> text) {}

    private record Try(PushSubscription to, Message message, int number) {}

    private final Subscriptions subscriptions;
    private final Vapid vapid;
    private final HttpClient http;
    private final ScheduledExecutorService later;
    private final InstantSource clock;
    private final Queue<Try> waiting = new ArrayDeque<>();
    private int sending;

    public PushSender(
            Subscriptions subscriptions,
            Vapid vapid,
            HttpClient http,
            ScheduledExecutorService later,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.http = http;
        this.later = later;
        this.clock = clock;
    }

    /** Tells every browser that asked for one of the cells and was not told of this revision yet; returns at once. */
    public void tell(Message message) {
        enqueue(subscriptions.all().stream()
                .filter(s -> s.lastRevision() < message.revision() && s.cells().intersects(message.cells()))
                .map(s -> new Try(s, message, 1))
                .toList());
    }

    private void enqueue(Collection<Try> tries) {
        synchronized (waiting) {
            waiting.addAll(tries);
        }
        next();
    }

    private void next() {
        while (true) {
            Try one;
            synchronized (waiting) {
                if (sending >= AT_ONCE || waiting.isEmpty()) {
                    return;
                }
                sending++;
                one = waiting.remove();
            }
            send(one);
        }
    }

    private void send(Try one) {
        var left = Duration.between(clock.instant(), one.message().expires());
        if (left.isNegative()) {
            done(one);
            return;
        }
        var endpoint = URI.create(one.to().endpoint());
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Authorization", vapid.authorization(endpoint, clock.instant()))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(left.toSeconds()))
                .header("Urgency", urgency(one.message().lane()))
                .header("Topic", one.message().topic())
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        one.to().encrypted(one.message().text().apply(one.to().language()))))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failed) -> settle(one, failed == null ? answer : null));
    }

    private void settle(Try one, @org.jspecify.annotations.Nullable HttpResponse<Void> answer) {
        int status = answer == null ? 0 : answer.statusCode();
        if (status == 404 || status == 410) {
            forget(one.to().endpoint());
        } else if (status >= 200 && status < 300) {
            subscriptions.told(one.to().endpoint(), one.message().revision());
        } else if ((status == 0 || status == 429 || status >= 500) && one.number() < MOST_TRIES) {
            again(one, wait(answer, one.number()));
        } else {
            LOG.log(Level.WARNING, "push not taken status={0} try={1}", Integer.toString(status), one.number());
        }
        done(one);
    }

    private void again(Try one, Duration wait) {
        if (!later.isShutdown()) {
            var unused = later.schedule(
                    () -> enqueue(java.util.List.of(new Try(one.to(), one.message(), one.number() + 1))),
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void done(Try one) {
        boolean idle;
        synchronized (waiting) {
            sending--;
            idle = sending == 0 && waiting.isEmpty();
        }
        if (idle) {
            try {
                subscriptions.save();
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "who was told could not be kept revision="
                                + one.message().revision(),
                        e);
            }
        }
        next();
    }

    private void forget(String endpoint) {
        try {
            subscriptions.remove(endpoint);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a subscription that is gone could not be taken out of the file", e);
        }
    }

    private static Duration wait(@org.jspecify.annotations.Nullable HttpResponse<Void> answer, int number) {
        var asked =
                answer == null ? "" : answer.headers().firstValue("Retry-After").orElse("");
        var wait = asked.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(asked))
                : Duration.ofMillis(250L << number);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String urgency(Lane lane) {
        return switch (lane) {
            case URGENT -> "high";
            case NORMAL -> "normal";
            case ROUTINE -> "low";
        };
    }
}
