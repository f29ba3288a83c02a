package nl.weerklank.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a simulator asks before it answers and before it emits, so that all of them fail in the same way. Thread-safe.
 * Elements (cells, posts, regions, readers) are numbered from 0; with {@link FaultKind#HALF} the odd ones are dead.
 */
public final class FaultGate implements AutoCloseable {

    /** How late a slow network answers. */
    public static final Duration SLOWNESS = Duration.ofSeconds(2);

    private final Set<Closeable> links = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler;
    private final Duration slowness;
    private volatile FaultKind fault = FaultKind.NONE;

    public FaultGate() {
        this(SLOWNESS);
    }

    /** @param slowness how late a slow network answers */
    public FaultGate(Duration slowness) {
        this.slowness = slowness;
        this.scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("simulator-later").factory());
    }

    /**
     * Behaves so from now on. {@link FaultKind#RESTART} closes every link and leaves the network working; what a
     * restart loses is for the simulator to forget.
     */
    public void behave(FaultKind kind) {
        if (kind == FaultKind.RESTART) {
            fault = FaultKind.NONE;
            dropLinks();
        } else {
            fault = kind;
        }
    }

    public FaultKind current() {
        return fault;
    }

    /** Whether requests get no answer at all. */
    public boolean silent() {
        return fault == FaultKind.SILENT;
    }

    /** Whether requests get the protocol's own refusal. */
    public boolean refuses() {
        return fault == FaultKind.REFUSE;
    }

    /** Whether this element works: the odd ones do not in a network that is half dead. */
    public boolean works(int element) {
        return fault != FaultKind.HALF || element % 2 == 0;
    }

    /** Whether something that was confirmed for this element also reaches the public. */
    public boolean emits(int element) {
        return switch (fault) {
            case SILENT, REFUSE, LIE -> false;
            case HALF -> element % 2 == 0;
            case NONE, SLOW, RESTART -> true;
        };
    }

    /** Gives the answer: at once, late when the network is slow, never when it is silent. */
    public void answer(Runnable answer) {
        switch (fault) {
            case SILENT -> {}
            case SLOW -> later(slowness, answer);
            case NONE, REFUSE, HALF, LIE, RESTART -> answer.run();
        }
    }

    /** Does something after a while, unless the simulator is closed before. */
    public void later(Duration after, Runnable action) {
        try {
            var unused = scheduler.schedule(action, after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed meanwhile: a network that is gone answers nobody
        }
    }

    /** Remembers an open link, so that a restart drops it. */
    public void opened(Closeable link) {
        links.add(link);
    }

    public void closed(Closeable link) {
        links.remove(link);
    }

    private void dropLinks() {
        for (var link : links) {
            links.remove(link);
            try {
                link.close();
            } catch (IOException e) {
                // it was closing already, which is what was wanted
            }
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        dropLinks();
    }
}
