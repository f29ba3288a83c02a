package nl.weerklank.dispatch.console;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import nl.weerklank.console.Language;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.dispatch.desk.ChannelCards;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Frames for all pages that are open: each rendered once however many look at it, only while somebody looks, on a thread of
 * its own that yields to those of the alerts. A slow browser gets the newest frame and misses those between.
 */
@ApplicationScoped
public class Frames {

    /** One event on a stream; without an id it is not to be come back to. */
    record Event(String name, @Nullable String id, String data) {}

    private record Key(Live live, Language language) {}

    private static final Logger LOG = Logger.getLogger(Frames.class);
    private static final Duration ROUND = Duration.ofMillis(400);
    private static final int ROUNDS_A_BEAT = 2;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Fragments fragments;
    private final ChannelCards cards;
    private final Map<Key, Set<MultiEmitter<? super Event>>> watching = new ConcurrentHashMap<>();
    private final Map<Key, Event> latest = new HashMap<>();
    private final Map<Key, OptionalLong> revisions = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .name("page-frames")
            .factory());
    private volatile Event beat = new Event("beat", null, "{}");
    private boolean started;
    private long round;

    Frames(Fragments fragments, ChannelCards cards) {
        this.fragments = fragments;
        this.cards = cards;
    }

    /**
     * The frame as it is now, unless the browser has it already, and each one that differs from then on; a beat every second, on a way of
     * its own so that no beat takes a frame's place.
     */
    Multi<Event> stream(Live live, Language language, @Nullable String lastSeen) {
        var key = new Key(live, language);
        Multi<Event> pages = Multi.createFrom()
                .emitter(
                        emitter -> {
                            start();
                            thread.execute(() -> join(key, emitter, lastSeen));
                            emitter.onTermination(() -> leave(key, emitter));
                        },
                        BackPressureStrategy.LATEST);
        Multi<Event> beats = Multi.createFrom()
                .ticks()
                .startingAfter(AT_ONCE)
                .every(BEAT)
                .onOverflow()
                .drop()
                .map(tick -> beat);
        return Multi.createBy().merging().streams(beats, pages);
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            thread.scheduleWithFixedDelay(this::turn, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void join(Key key, MultiEmitter<? super Event> emitter, @Nullable String lastSeen) {
        watching.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet()).add(emitter);
        if (emitter.isCancelled()) {
            leave(key, emitter);
            return;
        }
        look(key);
        var now = latest.get(key);
        if (now != null && !Objects.equals(now.id(), lastSeen)) {
            emitter.emit(now);
        }
    }

    private void leave(Key key, MultiEmitter<? super Event> emitter) {
        watching.computeIfPresent(key, (any, emitters) -> {
            emitters.remove(emitter);
            return emitters.isEmpty() ? null : emitters;
        });
    }

    private void turn() {
        try {
            latest.keySet().retainAll(watching.keySet());
            revisions.keySet().retainAll(watching.keySet());
            for (var key : watching.keySet()) {
                look(key);
            }
            if (!watching.isEmpty() && round++ % ROUNDS_A_BEAT == 0) {
                hear();
            }
        } catch (RuntimeException e) {
            LOG.error("the open pages were not brought up to date", e);
        }
    }

    private void look(Key key) {
        var before = latest.get(key);
        var revision = fragments.revision(key.live());
        if (before != null && revision.isPresent() && revision.equals(revisions.get(key))) {
            return;
        }
        revisions.put(key, revision);
        var rendered = fragments.render(key.live(), key.language());
        if (rendered.isEmpty() || (before != null && before.data().equals(rendered.get()))) {
            return;
        }
        var event = new Event("page", digest(rendered.get()), rendered.get());
        latest.put(key, event);
        if (before != null) {
            tell(key, event);
        }
    }

    private void hear() {
        var heard = new HashMap<String, String>();
        cards.all().forEach(card -> heard.put(card.channel(), String.valueOf(card.heartbeat())));
        beat = new Event("beat", null, new String(ContractJson.write(heard), StandardCharsets.UTF_8));
    }

    private void tell(Key key, Event event) {
        watching.getOrDefault(key, Set.of()).forEach(emitter -> emitter.emit(event));
    }

    private static String digest(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue()) + "-" + text.length();
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }
}
