package nl.weerklank.channel.runtime.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import org.jspecify.annotations.Nullable;

/** The heartbeat of one channel: the last route test's answer at every beat, a new route test at every few, coverage when it changed. */
public final class ChannelPulse {

    /** Who it is that beats. */
    public record Identity(String channel, String instance, String type, Set<Mode> modes) {

        public Identity {
            modes = Set.copyOf(modes);
        }
    }

    /** How often the network is tested, and how long a test may take. */
    public record Pace(Duration betweenProbes, Duration probeLimit) {}

    private static final System.Logger LOG = System.getLogger(ChannelPulse.class.getName());

    private final Identity identity;
    private final Pace pace;
    private final ChannelAdapter adapter;
    private final StatusLog log;
    private final InstantSource clock;
    private final Executor threads;
    private @Nullable Health health;
    private @Nullable Instant lastProbe;
    private boolean probing;
    private boolean coverageDue = true;
    private boolean stopped;

    public ChannelPulse(
            Identity identity,
            Pace pace,
            ChannelAdapter adapter,
            StatusLog log,
            InstantSource clock,
            Executor threads) {
        this.identity = identity;
        this.pace = pace;
        this.adapter = adapter;
        this.log = log;
        this.clock = clock;
        this.threads = threads;
    }

    /** One beat. */
    public synchronized void beat() {
        if (stopped) {
            return;
        }
        var now = clock.instant();
        if (!probing && (lastProbe == null || !now.isBefore(lastProbe.plus(pace.betweenProbes())))) {
            probing = true;
            lastProbe = now;
            probe();
        }
        if (health != null) {
            var unused = say(health.state(), health.reason())
                    .whenComplete((taken, failed) -> adapter.backbone(failed == null));
        }
        if (coverageDue) {
            coverageDue = false;
            CompletableFuture.runAsync(this::sayCoverage, threads).whenComplete((done, error) -> {
                if (error != null) {
                    LOG.log(System.Logger.Level.ERROR, "coverage is not known channel=" + identity.channel(), error);
                    coverageIsDue();
                }
            });
        }
    }

    /** The last beat: this copy goes away on purpose. */
    public synchronized CompletableFuture<Void> stop() {
        stopped = true;
        return say(ChannelState.DOWN, "stopped").toCompletableFuture();
    }

    /** The last route test's answer; null before the first. */
    public synchronized @Nullable Health health() {
        return health;
    }

    private void probe() {
        CompletableFuture.supplyAsync(adapter::probe, threads)
                .thenCompose(Function.identity())
                .orTimeout(pace.probeLimit().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, error) -> probed(answer, error));
    }

    private synchronized void probed(@Nullable Health answer, @Nullable Throwable error) {
        probing = false;
        if (stopped) {
            return;
        }
        var was = health;
        var is = answer != null
                ? answer
                : new Health(ChannelState.DOWN, "the route test gave no answer: " + error, false);
        health = is;
        coverageDue |= is.coverageChanged();
        if (was == null || was.state() != is.state()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "channel changed channel={0} state={1} reason={2}",
                    identity.channel(),
                    is.state(),
                    is.reason());
            var unused = say(is.state(), is.reason());
        }
    }

    private synchronized void coverageIsDue() {
        coverageDue = true;
    }

    private CompletionStage<Void> say(ChannelState state, String reason) {
        return log.append(new ChannelStatus(
                ChannelStatus.SCHEMA,
                identity.channel(),
                identity.instance(),
                identity.type(),
                clock.instant(),
                state,
                reason,
                identity.modes()));
    }

    private void sayCoverage() {
        log.append(new ChannelCoverage(
                        ChannelCoverage.SCHEMA,
                        identity.channel(),
                        identity.instance(),
                        clock.instant(),
                        adapter.coverage()))
                .toCompletableFuture()
                .join();
    }
}
