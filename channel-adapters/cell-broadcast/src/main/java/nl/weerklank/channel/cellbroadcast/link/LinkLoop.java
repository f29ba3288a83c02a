package nl.weerklank.channel.cellbroadcast.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread that reads, writes and keeps time for all connections of a centre or of a simulated network. */
public final class LinkLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LinkLoop.class.getName());

    private final String name;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> handed = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Set<Link> links = new HashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean running = true;
    private @Nullable Runnable afterEachTurn;
    private final LongSupplier nanos;
    private long timerCount;

    /** A loop that runs at once, on a daemon thread of this name. */
    public LinkLoop(String name) throws IOException {
        this(name, System::nanoTime);
    }

    /** A loop that takes its time from here; whoever moves such a clock hands it a task, so that it looks. */
    public LinkLoop(String name, LongSupplier nanos) throws IOException {
        this.name = name;
        this.nanos = nanos;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Runs on the loop's thread, soon; from any thread. */
    public void execute(Runnable task) {
        handed.add(task);
        selector.wakeup();
    }

    /** Runs on the loop's thread and waits for its answer; from any other thread. */
    public <T> T call(Supplier<T> task) {
        var done = new CompletableFuture<T>();
        execute(() -> {
            try {
                done.complete(task.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    /** Is run at the end of each turn in which something happened; on the loop's thread. */
    public void afterEachTurn(Runnable task) {
        afterEachTurn = task;
    }

    /** Runs once after a while; on the loop's thread. The answer takes it back. */
    public Timer schedule(Duration after, Runnable task) {
        var timer = new Timer(nanos.getAsLong() + after.toNanos(), timerCount++, task);
        timers.add(timer);
        return timer;
    }

    /** Connects; the handler hears of the outcome. On the loop's thread. */
    public Link connect(InetSocketAddress to, Duration within, LinkHandler handler) {
        SocketChannel channel;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new IllegalStateException("no socket to be had: " + e.getMessage(), e);
        }
        var link = new Link(this, channel, handler);
        links.add(link);
        try {
            channel.register(selector, SelectionKey.OP_CONNECT, link);
            if (to.isUnresolved()) {
                throw new IOException("host " + to.getHostString() + " is unknown");
            }
            if (channel.connect(to)) {
                link.connected();
            } else {
                schedule(within, () -> {
                    if (link.isOpen() && !channel.isConnected()) {
                        link.close("no answer from " + to);
                    }
                });
            }
        } catch (IOException e) {
            link.close("no connection to " + to + ": " + e.getMessage());
        }
        return link;
    }

    /** Listens; bound when this returns. From any thread. @throws IOException naming an address that is taken */
    public Listener listen(InetSocketAddress at, Supplier<LinkHandler> handlers) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(at, 1024);
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "cannot listen on " + at.getHostString() + ":" + at.getPort() + ": " + e.getMessage(), e);
        }
        var listener = new Listener(this, channel, handlers);
        var registered = new CountDownLatch(1);
        execute(() -> {
            try {
                channel.register(selector, SelectionKey.OP_ACCEPT, listener);
            } catch (IOException e) {
                complain("a listener could not be registered", e);
            } finally {
                registered.countDown();
            }
        });
        try {
            registered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return listener;
    }

    @Override
    public void close() {
        running = false;
        selector.wakeup();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Selector selector() {
        return selector;
    }

    void forget(Link link) {
        links.remove(link);
    }

    void complain(String what, Exception e) {
        LOG.log(System.Logger.Level.WARNING, "{0} loop={1} cause={2}", what, name, e);
    }

    private void run() {
        while (running) {
            try {
                turn();
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a turn of the loop failed loop=" + name, e);
            }
        }
        for (var link : new ArrayList<>(links)) {
            guarded(() -> link.close("shut down"));
        }
        try {
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            complain("the selector did not close cleanly", e);
        }
    }

    private void turn() throws IOException {
        select();
        var ready = selector.selectedKeys();
        for (var key : ready) {
            guarded(() -> serve(key));
        }
        ready.clear();
        for (var task = handed.poll(); task != null; task = handed.poll()) {
            guarded(task);
        }
        long now = nanos.getAsLong();
        for (var timer = timers.peek(); timer != null && timer.at <= now; timer = timers.peek()) {
            timers.poll();
            if (timer.task != null) {
                guarded(timer.task);
            }
        }
        if (afterEachTurn != null) {
            guarded(afterEachTurn);
        }
    }

    private void select() throws IOException {
        var next = timers.peek();
        if (!handed.isEmpty()) {
            selector.selectNow();
        } else if (next == null) {
            selector.select();
        } else {
            long millis = (next.at - nanos.getAsLong() + 999_999) / 1_000_000;
            if (millis <= 0) {
                selector.selectNow();
            } else {
                selector.select(millis);
            }
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof Listener listener) {
            listener.accept();
            return;
        }
        var link = (Link) key.attachment();
        try {
            if (key.isConnectable() && link.channel().finishConnect()) {
                link.connected();
            } else {
                if (key.isReadable()) {
                    link.readable(buffer);
                }
                if (key.isValid() && key.isWritable()) {
                    link.flush();
                }
            }
        } catch (IOException e) {
            link.close("the connection failed: " + e.getMessage());
        }
    }

    void accepted(SocketChannel channel, LinkHandler handler) throws IOException {
        channel.configureBlocking(false);
        var link = new Link(this, channel, handler);
        links.add(link);
        channel.register(selector, SelectionKey.OP_READ, link);
        link.connected();
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a task of the loop failed loop=" + name, e);
        }
    }

    /** A task that waits for its time. */
    public static final class Timer implements Comparable<Timer> {
        private final long at;
        private final long number;
        private @Nullable Runnable task;

        private Timer(long at, long number, Runnable task) {
            this.at = at;
            this.number = number;
            this.task = task;
        }

        /** Lets go of the task at once, long before its time comes. On the loop's thread. */
        public void cancel() {
            task = null;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
