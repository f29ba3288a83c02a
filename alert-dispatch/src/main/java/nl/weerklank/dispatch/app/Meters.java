package nl.weerklank.dispatch.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.control.Damping;
import nl.weerklank.dispatch.desk.ChannelCard;
import nl.weerklank.dispatch.desk.ChannelCards;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The figures of this service under names that stay: worked out when they are asked for, at most once a second, so that they
 * cost an alert nothing. Figures of exercises are kept apart by label {@code mode}.
 */
@ApplicationScoped
public class Meters {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final double UNKNOWN = Double.NaN;

    private final MeterRegistry registry;
    private final ChannelCards cards;
    private final LiveView view;
    private final Progress progress;
    private final DispatchConfig config;
    private final InstantSource clock;
    private final Instant began;
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("meters").factory());
    private List<ChannelCard> last = List.of();
    private Instant lastAt = Instant.MIN;

    Meters(
            MeterRegistry registry,
            ChannelCards cards,
            LiveView view,
            Progress progress,
            DispatchConfig config,
            InstantSource clock) {
        this.registry = registry;
        this.cards = cards;
        this.view = view;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
        this.began = clock.instant();
    }

    void start(@Observes @Priority(7000) StartupEvent event) {
        config.channels().forEach(this::channel);
        for (var mode : Mode.values()) {
            for (var phase : Phase.values()) {
                Gauge.builder("weerklank.disseminations", () -> count(mode, phase))
                        .description("Disseminations known here")
                        .tag("mode", mode.name())
                        .tag("state", phase.name())
                        .register(registry);
            }
            Gauge.builder("weerklank.disseminations.late", () -> late(mode))
                    .description("Alerts whose budget is spent while more people are unreached than their lane's goal")
                    .tag("mode", mode.name())
                    .register(registry);
        }
        Gauge.builder("weerklank.stream.idle", progress, meter -> meter.idle().toMillis() / 1000.0)
                .description("How long the slowest part of the stream has not moved")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("weerklank.ledger.waiting", progress, meter -> meter.ledgerWaiting())
                .description("Entries that the ledger holds because the database does not take them")
                .register(registry);
        view.listen(changed -> thread.execute(() -> proven(changed)));
    }

    private void channel(String channel) {
        for (var state : ChannelState.values()) {
            gauge(
                            channel,
                            "weerklank.channel.state",
                            "1 for the state that the channel is in",
                            card -> card.state().equals(state.name()) ? 1 : 0)
                    .tag("state", state.name())
                    .register(registry);
        }
        gauge(channel, "weerklank.channel.heartbeat.age", "Since the last heartbeat", card -> age(card.heartbeat()))
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        channel,
                        "weerklank.channel.routes.passing",
                        "Share of routes that passed their last test",
                        card -> card.routes().total() == 0
                                ? UNKNOWN
                                : card.routes().passed()
                                        / (double) card.routes().total())
                .register(registry);
        gauge(
                        channel,
                        "weerklank.channel.orders.delivered",
                        "Share of the settled orders of 24 h without a failed cell",
                        card -> Optional.ofNullable(card.orders().ratio24h()).orElse(UNKNOWN))
                .register(registry);
        gauge(
                        channel,
                        "weerklank.channel.orders.open",
                        "Orders with cells of which nothing final was said",
                        card -> card.orders().open())
                .register(registry);
        gauge(
                        channel,
                        "weerklank.channel.order.oldest",
                        "Age of the oldest open order, 0 when there is none",
                        card -> card.orders().oldestOpen() == null
                                ? 0
                                : age(card.orders().oldestOpen()))
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        channel,
                        "weerklank.channel.quarantined",
                        "1 while it flaps and nothing is expected of it",
                        card -> card.breaker().state().equals(Damping.Breaker.OPEN.name()) ? 1 : 0)
                .register(registry);
    }

    private Gauge.Builder<Meters> gauge(
            String channel, String name, String description, ToDoubleFunction<ChannelCard> value) {
        return Gauge.builder(name, this, meters -> meters.of(channel, value))
                .description(description)
                .tag("channel", channel);
    }

    private double of(String channel, ToDoubleFunction<ChannelCard> value) {
        return cards().stream()
                .filter(card -> card.channel().equals(channel))
                .mapToDouble(value)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private synchronized List<ChannelCard> cards() {
        var now = clock.instant();
        if (lastAt.equals(Instant.MIN) || lastAt.plus(FRESH).isBefore(now)) {
            last = cards.all();
            lastAt = now;
        }
        return last;
    }

    private double age(@Nullable Instant at) {
        return at == null
                ? UNKNOWN
                : Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0);
    }

    private double count(Mode mode, Phase phase) {
        return view.all().stream()
                .filter(one -> one.mode() == mode && one.phase() == phase)
                .count();
    }

    private double late(Mode mode) {
        var policy = config.policy();
        var now = clock.instant();
        return view.all().stream()
                .filter(one -> one.mode() == mode && !one.phase().ended() && one.phase() != Phase.CANCELLED)
                .filter(one -> {
                    var lane = policy.of(one.lane());
                    return now.isAfter(one.acceptedAt().plus(lane.budget()))
                            && one.remainder() > lane.goal() * one.people();
                })
                .count();
    }

    /** The first proof of each channel in each version, once and not again after a restart: how long it took from the acceptance on. */
    private void proven(Dissemination changed) {
        for (var order : changed.orders()) {
            for (var proof : order.proofs()) {
                var name = changed.alertId() + "/" + order.version() + "/" + order.channel();
                if (proof.rung() == Rung.TRANSMITTED && !proof.at().isBefore(began) && counted.add(name)) {
                    timer(order.channel(), changed)
                            .record(Duration.between(changed.acceptanceOf(order.version()), proof.at())
                                    .abs());
                }
            }
        }
        if (counted.size() > 50_000) {
            counted.removeAll(new HashSet<>(counted).stream().limit(25_000).toList());
        }
    }

    private Timer timer(String channel, Dissemination of) {
        return Timer.builder("weerklank.time.to.public")
                .description("From the acceptance of a version to a channel's first proof that it emits")
                .tag("channel", channel)
                .tag("lane", of.lane().name())
                .tag("mode", of.mode().name())
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2))
                .register(registry);
    }
}
