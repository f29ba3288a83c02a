package nl.weerklank.channel.web.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells everyone who listens, at once: a frame is written once and handed to each listener on the event loop that owns
 * its connection. A listener whose queue is full is cut off; it comes back with {@code Last-Event-ID} and misses nothing.
 */
public final class StreamHub {

    private static final int QUEUE_BYTES = 64 * 1024;
    private static final Buffer HELLO = Buffer.buffer("retry: 2000\n: listening\n\n");
    private static final Buffer STILL_HERE = Buffer.buffer(": still here\n\n");

    private final ReplayLog log;
    private final int mostListeners;
    private final Map<Context, Loop> loops = new ConcurrentHashMap<>();
    private final AtomicInteger listening = new AtomicInteger();
    private final AtomicLong cutOff = new AtomicLong();

    public StreamHub(ReplayLog log, int mostListeners) {
        this.log = log;
        this.mostListeners = mostListeners;
    }

    /** Takes a reader on; headers and a first comment go out at once, then what it missed. */
    public void listen(HttpServerRequest request) {
        var response = request.response();
        if (listening.get() >= mostListeners) {
            response.setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        response.setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("X-Accel-Buffering", "no");
        var listener = new Listener(response, known(request));
        var loop = loops.computeIfAbsent(Vertx.currentContext(), c -> new Loop());
        listening.incrementAndGet();
        response.closeHandler(gone -> {
            if (loop.listeners.remove(listener)) {
                listening.decrementAndGet();
            }
        });
        response.exceptionHandler(gone -> {});
        response.write(HELLO);
        log.after(listener.sent).forEach(listener::send);
        loop.listeners.add(listener);
    }

    /** Sends a frame to all; returns at once. */
    public void publish(StreamFrame frame) {
        log.add(frame);
        loops.forEach((context, loop) -> context.runOnContext(go -> loop.sendAll(frame, this)));
    }

    /** Keeps connections open through middle boxes, and finds the dead ones. */
    public void keepAlive() {
        loops.forEach((context, loop) -> context.runOnContext(go -> loop.writeAll(STILL_HERE, this)));
    }

    /** How many listen now. */
    public int listening() {
        return listening.get();
    }

    /** How many were cut off because they did not read. */
    public long cutOff() {
        return cutOff.get();
    }

    private static long known(HttpServerRequest request) {
        var id = request.getHeader("Last-Event-ID");
        if (id == null) {
            id = request.getParam("since");
        }
        try {
            return id == null ? Long.MAX_VALUE : Long.parseLong(id.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void cutOff(Collection<Listener> slow) {
        for (var listener : slow) {
            cutOff.incrementAndGet();
            listener.response.reset();
        }
    }

    /** The listeners of one event loop; touched on that loop only. */
    private static final class Loop {

        private final Set<Listener> listeners = new LinkedHashSet<>();

        void sendAll(StreamFrame frame, StreamHub hub) {
            var slow = new LinkedHashSet<Listener>();
            for (var listener : listeners) {
                if (listener.response.writeQueueFull()) {
                    slow.add(listener);
                } else {
                    listener.send(frame);
                }
            }
            hub.cutOff(slow);
        }

        void writeAll(Buffer bytes, StreamHub hub) {
            var slow = new LinkedHashSet<Listener>();
            for (var listener : listeners) {
                if (listener.response.writeQueueFull()) {
                    slow.add(listener);
                } else {
                    listener.response.write(bytes);
                }
            }
            hub.cutOff(slow);
        }
    }

    private static final class Listener {

        private final HttpServerResponse response;
        private long sent;

        Listener(HttpServerResponse response, long known) {
            this.response = response;
            this.sent = known;
        }

        void send(StreamFrame frame) {
            if (sent == Long.MAX_VALUE || frame.id() > sent) {
                response.write(frame.bytes());
                sent = frame.id();
            }
        }
    }
}
