package nl.weerklank.channel.web.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells everyone who listens, at once: a frame is written once and handed to each listener on the event loop that owns
 * its connection. A listener whose queue is full is cut off; it comes back with {@code Last-Event-ID} and misses nothing.
 */
public final class StreamHub {

    private static final long NO_ID = Long.MIN_VALUE;
    private static final Buffer HELLO = Buffer.buffer("retry: 2000\n: listening\n\n");
    private static final Buffer STILL_HERE = Buffer.buffer(": still here\n\n");

    private final ReplayLog log;
    private final int mostListeners;
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
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
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("X-Accel-Buffering", "no");
        var listener = new Listener(channel(request), known(request));
        var loop = loops.computeIfAbsent(listener.channel.eventLoop(), l -> new Loop());
        listening.incrementAndGet();
        response.closeHandler(gone -> {
            if (loop.remove(listener)) {
                listening.decrementAndGet();
            }
        });
        response.exceptionHandler(gone -> {});
        response.write(HELLO);
        log.after(listener.sent).forEach(frame -> listener.send(frame.id(), chunk(frame.bytes())));
        loop.add(listener);
    }

    /** Sends a frame to all; returns at once. */
    public void publish(StreamFrame frame) {
        log.add(frame);
        loops.forEach((thread, loop) -> thread.execute(() -> loop.writeAll(frame.id(), frame.bytes())));
    }

    /** Keeps connections open through middle boxes, and finds the dead ones. */
    public void keepAlive() {
        loops.forEach((thread, loop) -> thread.execute(() -> loop.writeAll(NO_ID, STILL_HERE)));
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

    /** The connection itself: what is written there goes out as it is, past everything that a single answer needs. */
    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /** The bytes as one chunk of an answer whose length nobody knows (RFC 9112 §7.1). */
    private static ByteBuf chunk(Buffer bytes) {
        var chunk = Unpooled.directBuffer(bytes.length() + 16);
        chunk.writeCharSequence(Integer.toHexString(bytes.length()) + "\r\n", StandardCharsets.US_ASCII);
        return chunk.writeBytes(bytes.getByteBuf()).writeBytes(new byte[] {'\r', '\n'});
    }

    /** The listeners of one event loop; touched on that loop only. */
    private final class Loop {

        private final ArrayList<Listener> listeners = new ArrayList<>();

        void add(Listener listener) {
            listener.place = listeners.size();
            listeners.add(listener);
        }

        /** The last one takes the place of the one that goes. */
        boolean remove(Listener listener) {
            if (listener.place < 0) {
                return false;
            }
            var last = listeners.removeLast();
            if (last != listener) {
                listeners.set(listener.place, last);
                last.place = listener.place;
            }
            listener.place = -1;
            return true;
        }

        void writeAll(long id, Buffer bytes) {
            var chunk = chunk(bytes);
            var slow = new ArrayList<Listener>();
            for (int i = 0; i < listeners.size(); i++) {
                var listener = listeners.get(i);
                if (listener.channel.isWritable()) {
                    listener.send(id, chunk.retainedDuplicate());
                } else {
                    slow.add(listener);
                }
            }
            chunk.release();
            for (var listener : slow) {
                cutOff.incrementAndGet();
                if (remove(listener)) {
                    listening.decrementAndGet();
                }
                listener.channel.close();
            }
        }
    }

    private static final class Listener {

        private final Channel channel;
        private final ChannelHandlerContext out;
        private long sent;
        private int place = -1;

        Listener(Channel channel, long known) {
            this.channel = channel;
            this.out = channel.pipeline().firstContext();
            this.sent = known;
        }

        /** Writes what it has not been sent yet; a frame without an id is for everyone. */
        void send(long id, ByteBuf chunk) {
            if (id == NO_ID || sent == Long.MAX_VALUE || id > sent) {
                out.writeAndFlush(chunk, out.voidPromise());
                sent = id == NO_ID ? sent : id;
            } else {
                chunk.release();
            }
        }
    }
}
