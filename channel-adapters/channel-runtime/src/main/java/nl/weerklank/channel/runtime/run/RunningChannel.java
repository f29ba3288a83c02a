package nl.weerklank.channel.runtime.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nl.weerklank.channel.runtime.carry.Delivery;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.channel.runtime.intake.OrderDesk;
import nl.weerklank.channel.runtime.intake.Receipt;
import nl.weerklank.channel.runtime.report.OrderReports;
import nl.weerklank.channel.runtime.report.ReportLog;
import nl.weerklank.channel.runtime.status.ChannelPulse;
import nl.weerklank.channel.runtime.status.RouteTester;
import nl.weerklank.channel.runtime.status.StatusLog;
import nl.weerklank.channel.runtime.topic.OrderIntake;
import nl.weerklank.channel.runtime.topic.TopicWriter;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.signature.AlertVerifier;

/**
 * One channel with threads, a consumer and a bulkhead of its own: what happens to it happens to no other. The threads are
 * the system's, not virtual ones: those of all channels would share a few carriers, and one that computes for a second
 * would hold up every other.
 */
final class RunningChannel implements AutoCloseable {

    /** What all channels of a process share. */
    record Shared(
            RuntimeSettings settings,
            InstantSource clock,
            ScheduledExecutorService clockwork,
            AlertVerifier verifier,
            VersionFence fence,
            TopicWriter writer,
            ReportLog reports,
            StatusLog statuses,
            BiConsumer<String, Receipt> witness) {}

    private static final System.Logger LOG = System.getLogger(RunningChannel.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String name;
    private final ScheduledExecutorService clockwork;
    private final ChannelAdapter adapter;
    private final ExecutorService threads;
    private final OrderIntake intake;
    private final ChannelPulse pulse;
    private final RouteTester routes;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    RunningChannel(RuntimeSettings.Channel channel, Shared shared) {
        var settings = shared.settings();
        this.name = channel.name();
        this.clockwork = shared.clockwork();
        this.adapter = Adapters.create(channel, settings.stateDir(), shared.clock());
        adapter.resume(order -> new OrderReports(order, name, settings.instance(), shared.clock(), shared.reports()));
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        var lastHop = new LastHop(name, shared.verifier(), shared.fence(), settings.modes());
        var carrier = Delivery.of(
                adapter, lastHop, settings.delivery(), shared.clock(), new ScheduledTimer(clockwork, threads), threads);
        var desk = new OrderDesk(name, settings.instance(), shared.clock(), lastHop, carrier, shared.reports());
        this.intake = new OrderIntake(
                settings.bootstrapServers(),
                settings.instance(),
                name,
                desk,
                shared.writer(),
                shared.clock(),
                receipt -> shared.witness().accept(name, receipt));
        var identity = new ChannelPulse.Identity(name, settings.instance(), channel.type(), settings.modes());
        this.pulse = new ChannelPulse(identity, settings.pace(), adapter, shared.statuses(), shared.clock(), threads);
        this.routes =
                new RouteTester(identity, settings.routeTests(), adapter, shared.statuses(), shared.clock(), threads);
    }

    /** Opens the adapter, then beats; a network that is slow to answer delays nothing longer than a little. */
    CompletionStage<Void> open() {
        CompletableFuture.supplyAsync(adapter::open, threads)
                .thenCompose(Function.identity())
                .orTimeout(OPENING.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, error) -> {
                    if (error != null) {
                        LOG.log(System.Logger.Level.ERROR, "adapter did not open channel=" + name, error);
                    }
                    var unused = clockwork.scheduleAtFixedRate(
                            () -> threads.execute(this::beat), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
                    opened.complete(null);
                });
        return opened;
    }

    private void beat() {
        pulse.beat();
        routes.beat();
    }

    void takeOrders() {
        intake.start();
    }

    OrderIntake intake() {
        return intake;
    }

    String name() {
        return name;
    }

    Optional<Health> health() {
        return Optional.ofNullable(pulse.health());
    }

    List<HandTest> handTests() {
        return adapter.handTests();
    }

    /** Why it is not ready yet; empty when it is. */
    Optional<String> waitsFor() {
        if (!opened.isDone()) {
            return Optional.of("its adapter to open");
        }
        return intake.assigned().toCompletableFuture().isDone()
                ? Optional.empty()
                : Optional.of("partitions of its orders");
    }

    /** Takes no more orders, lets those under way end, then lets go of the network. */
    @Override
    public void close() {
        intake.close();
        routes.stop();
        try {
            pulse.stop().orTimeout(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "last status is not written channel={0}", name);
        }
        adapter.close();
        threads.shutdown();
    }
}
