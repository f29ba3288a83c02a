package nl.weerklank.channel.radio;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.listen.AirListener;
import nl.weerklank.channel.radio.transmitter.TransmitterClient;

/** All that one region's orders work with: the transmitter's control, the receiver, the ledger and the clock. */
final class Station {

    private final TransmitterClient transmitter;
    private final URI receiver;
    private final AirLedger ledger;
    private final InstantSource clock;
    private final Executor threads;
    private final CountDownLatch closed;
    private volatile String deafness = "";

    Station(
            TransmitterClient transmitter,
            URI receiver,
            AirLedger ledger,
            InstantSource clock,
            Executor threads,
            CountDownLatch closed) {
        this.transmitter = transmitter;
        this.receiver = receiver;
        this.ledger = ledger;
        this.clock = clock;
        this.threads = threads;
        this.closed = closed;
    }

    TransmitterClient transmitter() {
        return transmitter;
    }

    AirLedger ledger() {
        return ledger;
    }

    Instant now() {
        return clock.instant();
    }

    /** A receiver that waits for this burst. */
    AirListener tuneIn(String expected) {
        deafness = "";
        return AirListener.tuneIn(receiver, expected, threads);
    }

    /** The receiver could not listen: nothing is known about the air, but the channel is not as it should be. */
    void deaf(String why) {
        deafness = why;
    }

    /** Why the receiver could not listen the last time; empty when it could. */
    String deafness() {
        return deafness;
    }

    /** Does something when nobody waits for it any more. */
    void later(Runnable task) {
        threads.execute(task);
    }

    /** Waits so long; whether the channel was closed meanwhile. */
    boolean closedWithin(Duration wait) {
        try {
            return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
