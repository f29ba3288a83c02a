package nl.weerklank.channel.runtime.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.channel.runtime.intake.Receipt;
import nl.weerklank.channel.runtime.topic.AlertFeed;
import nl.weerklank.channel.runtime.topic.PollLoop;
import nl.weerklank.channel.runtime.topic.ReportTopic;
import nl.weerklank.channel.runtime.topic.StatusTopic;
import nl.weerklank.channel.runtime.topic.TopicWriter;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.signature.AlertVerifier;

/** Runs the channels of one process behind one fence; takes no order before the fence is complete. */
public final class ChannelRuntime implements AutoCloseable {

    private final ScheduledExecutorService clockwork;
    private final TopicWriter writer;
    private final AlertFeed feed;
    private final Rehearsal rehearsal;
    private final List<RunningChannel> channels = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes everything, starts nothing.
     *
     * @param witness hears of each channel what became of its order records, for the figures
     * @throws IllegalArgumentException when a channel's type or settings are wrong
     */
    public ChannelRuntime(RuntimeSettings settings, InstantSource clock, BiConsumer<String, Receipt> witness) {
        var ticking = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("clockwork").factory());
        ticking.setRemoveOnCancelPolicy(true);
        ticking.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clockwork = ticking;
        writer = new TopicWriter(settings.bootstrapServers(), settings.instance(), clock);
        rehearsal = new Rehearsal(clock, writer);
        var verifier = new AlertVerifier(settings.trust());
        var fence = new VersionFence();
        feed = new AlertFeed(settings.bootstrapServers(), settings.instance(), verifier, fence, writer);
        var shared = new RunningChannel.Shared(
                settings,
                clock,
                clockwork,
                verifier,
                fence,
                writer,
                new ReportTopic(writer),
                new StatusTopic(writer),
                witness);
        try {
            settings.channels().forEach(channel -> channels.add(new RunningChannel(channel, shared)));
        } catch (RuntimeException e) {
            clockwork.shutdownNow();
            writer.close();
            throw e;
        }
    }

    /** Begins; {@link #waitsFor()} says what is still to come. */
    public void start() {
        feed.start();
        rehearsal.start();
        for (var channel : channels) {
            channel.open()
                    .thenCombine(feed.loaded(), (opened, loaded) -> true)
                    .thenAccept(both -> channel.takeOrders());
        }
    }

    /** What is waited for until every channel takes orders; empty when ready. */
    public List<String> waitsFor() {
        var waits = new ArrayList<String>();
        if (!feed.loaded().toCompletableFuture().isDone()) {
            waits.add("the newest version of every alert");
        }
        channels.forEach(channel ->
                channel.waitsFor().ifPresent(what -> waits.add("%s: %s".formatted(channel.name(), what))));
        return waits;
    }

    /** The last route test's answer of each channel that made one. */
    public Map<String, Health> health() {
        var all = new TreeMap<String, Health>();
        channels.forEach(channel -> channel.health().ifPresent(health -> all.put(channel.name(), health)));
        return all;
    }

    /** The tests that an operator may start by hand, by channel. */
    public Map<String, List<HandTest>> handTests() {
        var all = new TreeMap<String, List<HandTest>>();
        channels.forEach(channel -> all.put(channel.name(), channel.handTests()));
        return all;
    }

    /** How many orders of each channel are taken and not ended. */
    public Map<String, Integer> open() {
        var all = new TreeMap<String, Integer>();
        channels.forEach(channel -> all.put(channel.name(), channel.intake().open()));
        return all;
    }

    /** Fails when a part has ended that must not; the process is then to end and be started again. */
    public CompletionStage<Void> broken() {
        var any = new CompletableFuture<Void>();
        loops().forEach(loop -> loop.broken().whenComplete((done, error) -> {
            if (error != null) {
                any.completeExceptionally(error);
            }
        }));
        return any;
    }

    /** How many turns all poll loops made; one that stands still shows here. */
    public Map<String, Long> turns() {
        var all = new TreeMap<String, Long>();
        loops().forEach(loop -> all.put(loop.name(), loop.turns()));
        return all;
    }

    private List<PollLoop> loops() {
        var loops = new ArrayList<PollLoop>();
        loops.add(feed);
        channels.forEach(channel -> loops.add(channel.intake()));
        return loops;
    }

    /** All channels at once, so that a slow one does not take the others' time. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (ExecutorService closing = Executors.newCachedThreadPool()) {
            channels.forEach(channel -> closing.execute(channel::close));
        }
        feed.close();
        clockwork.shutdownNow();
        writer.close();
    }
}
