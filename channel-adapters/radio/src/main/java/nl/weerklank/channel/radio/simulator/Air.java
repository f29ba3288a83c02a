package nl.weerklank.channel.radio.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last seconds of what a transmitter sent, for any number of listeners; one that falls too far behind loses the carrier. */
final class Air {

    private final short[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long head;
    private boolean off;

    Air(int samples) {
        ring = new short[samples];
    }

    void send(short[] samples, int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                ring[(int) ((head + i) % ring.length)] = samples[i];
            }
            head += count;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for samples from this place on; how many came, 0 when none came in time, -1 when the carrier is lost. */
    int receive(long from, short[] into, long waitMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (head <= from && !off && nanos > 0) {
                nanos = more.awaitNanos(nanos);
            }
            if (off || head - from > ring.length) {
                return -1;
            }
            int count = (int) Math.min(into.length, head - from);
            for (int i = 0; i < count; i++) {
                into[i] = ring[(int) ((from + i) % ring.length)];
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    void switchOff() {
        lock.lock();
        try {
            off = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
