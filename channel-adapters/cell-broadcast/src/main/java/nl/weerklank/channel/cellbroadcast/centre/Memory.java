package nl.weerklank.channel.cellbroadcast.centre;

import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.cellbroadcast.memory.AlertRecord;
import nl.weerklank.channel.cellbroadcast.memory.Journal;
import nl.weerklank.channel.cellbroadcast.memory.MessageCodes;
import nl.weerklank.channel.cellbroadcast.memory.OrderMemory;
import nl.weerklank.channel.cellbroadcast.memory.OrderRecord;

/** What survives a restart: alerts are in their file before anything is sent, orders when they were carried out, off the centre's thread. */
final class Memory implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Memory.class.getName());

    private final Journal journal;
    private final OrderMemory orders;
    private final MessageCodes codes;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("cell-broadcast-memory").factory());
    private boolean unforced;

    Memory(Path stateDir, Instant now) {
        journal = new Journal(stateDir, now);
        var versions = new HashMap<String, Integer>();
        journal.found().forEach(alert -> versions.put(alert.alertId(), alert.version()));
        orders = new OrderMemory(
                stateDir, order -> versions.getOrDefault(order.alertId(), Integer.MAX_VALUE) <= order.version());
        codes = new MessageCodes(
                stateDir,
                journal.found().stream()
                        .flatMap(alert -> alert.serials().stream())
                        .toList(),
                now);
    }

    Collection<AlertRecord> alerts() {
        return journal.found();
    }

    Collection<OrderRecord> orders() {
        return orders.found();
    }

    MessageCodes codes() {
        return codes;
    }

    /** In the file when this returns; forced to the disk soon after. */
    void write(LiveAlert alert) {
        journal.write(alert.record());
        unforced = true;
    }

    /** Writes how an order stands, then completes. */
    void write(OrderTrack track, CompletableFuture<Void> done) {
        track.takeUnwritten();
        write(track, track.transmittedPlaces(), done);
    }

    /** Writes how an order stands if that changed since. */
    void rewrite(OrderTrack track) {
        if (track.completed().isDone() && track.takeUnwritten()) {
            write(track, track.transmittedPlaces(), new CompletableFuture<>());
        }
    }

    private void write(OrderTrack track, BitSet transmitted, CompletableFuture<Void> done) {
        try {
            writer.execute(() -> {
                try {
                    orders.write(OrderRecord.of(track.order(), track.evidence(), transmitted));
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "order not remembered cause={0}", e.getMessage());
                } finally {
                    done.complete(null);
                }
            });
        } catch (RejectedExecutionException e) {
            done.complete(null);
        }
    }

    /** Begins to force what was written since the last time. */
    void forceSoon() {
        if (unforced) {
            unforced = false;
            journal.forceSoon();
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "orders are not all remembered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.force();
        journal.close();
        orders.close();
        codes.close();
    }
}
