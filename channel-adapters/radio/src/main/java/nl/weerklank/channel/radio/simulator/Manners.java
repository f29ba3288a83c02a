package nl.weerklank.channel.radio.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.weerklank.channel.radio.playout.Gate;
import nl.weerklank.channel.radio.transmitter.TransmitterProtocol;
import nl.weerklank.simulator.FaultGate;
import nl.weerklank.simulator.FaultKind;

/** How one transmitter behaves now. */
final class Manners implements Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile FaultKind fault = FaultKind.NONE;
    private int changes;

    FaultKind now() {
        return fault;
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

    @Override
    public boolean admits(HttpExchange exchange) throws IOException, InterruptedException {
        return switch (fault) {
            case SILENT -> {
                linger(Long.MAX_VALUE);
                yield false;
            }
            case SLOW -> {
                linger(FaultGate.SLOWNESS.toNanos());
                yield true;
            }
            case REFUSE -> {
                refuse(exchange);
                yield false;
            }
            case NONE, HALF, LIE, RESTART -> true;
        };
    }

    @Override
    public boolean carries() {
        return fault != FaultKind.SILENT;
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        var why = "this transmitter takes no interrupts".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(TransmitterProtocol.REFUSED, why.length);
        exchange.getResponseBody().write(why);
    }

    /** Waits so long, or until the manners change. */
    private void linger(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int before = changes;
            long left = nanos;
            while (left > 0 && changes == before) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.HOURS.toNanos(1)));
            }
        } finally {
            lock.unlock();
        }
    }
}
