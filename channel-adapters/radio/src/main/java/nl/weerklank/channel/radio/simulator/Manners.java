package nl.weerklank.channel.radio.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.weerklank.simulator.FaultKind;

/** How one transmitter behaves now, and a place to wait until it behaves otherwise. */
final class Manners {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private FaultKind fault = FaultKind.NONE;
    private int changes;

    FaultKind now() {
        lock.lock();
        try {
            return fault;
        } finally {
            lock.unlock();
        }
    }

    void become(FaultKind next) {
        lock.lock();
        try {
            fault = next;
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long, or until the manners change. */
    void linger(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int before = changes;
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (nanos > 0 && changes == before) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
