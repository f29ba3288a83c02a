package nl.weerklank.channel.web.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import nl.weerklank.channel.web.http.OriginServer;
import nl.weerklank.channel.web.stream.ReplayLog;
import nl.weerklank.channel.web.stream.StreamFrame;
import nl.weerklank.channel.web.stream.StreamHub;
import nl.weerklank.simulator.Bench;

/** How long until the last of many listeners has an alert, beside a plain writer; what stalled listeners and a mass return do. */
public final class WebFanBench implements Bench {

    private static final int FRAME = 400;
    private static final int ROUNDS = 25;
    private static final int WARM = 10;
    private static final double MOST_OF_FLOOR = 1.3;
    private static final double MOST_FROM_STALLED = 1.1;
    private static final long RETURN_LIMIT = 10_000_000_000L;
    private static final int MISSED = 3;

    private final int listeners;

    public WebFanBench() {
        this(10_000);
    }

    WebFanBench(int listeners) {
        this.listeners = listeners;
    }

    /** Something that writes a frame to all. */
    private record Server(int port, IntSupplier listening, Consumer<byte[]> publish) {}

    /** Medians over the rounds, in nanoseconds after publishing. */
    private record Times(long last, long almostAll) {}

    @Override
    public String name() {
        return "web-fan";
    }

    @Override
    public String about() {
        return "one %d-byte alert to %d listeners on one process, last receiver: at most %.1f x a plain epoll writer; 1 %% stalled change p99 by at most 10 %%; all come back within 10 s"
                .formatted(FRAME, listeners, MOST_OF_FLOOR);
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var floors = new ArrayList<Times>();
        var ours = new ArrayList<Times>();
        for (int turn = 0; turn < 3; turn++) {
            floors.add(floor());
            ours.add(hub(0));
        }
        long floor = median(floors.stream().map(Times::last).toList());
        long last = median(ours.stream().map(Times::last).toList());
        double ratio = (double) last / floor;
        out.printf(
                "last of %d: floor %.1f ms, hub %.1f ms, ratio %.2f (bound %.1f)%n",
                listeners, ms(floor), ms(last), ratio, MOST_OF_FLOOR);
        var calm = new ArrayList<Long>();
        var stalled = new ArrayList<Long>();
        for (int turn = 0; turn < 3; turn++) {
            calm.add(hub(0).almostAll());
            stalled.add(hub(listeners / 100).almostAll());
        }
        double change = (double) median(stalled) / median(calm);
        out.printf(
                "p99 of those who read: all read %.1f ms, 1 %% stalled %.1f ms, ratio %.2f (bound %.1f)%n",
                ms(median(calm)), ms(median(stalled)), change, MOST_FROM_STALLED);
        long back = massReturn();
        out.printf(
                "%d come back at once, each with the %d frames that it missed: %.0f ms (bound 10000)%n",
                listeners, MISSED, ms(back));
        return ratio <= MOST_OF_FLOOR && change <= MOST_FROM_STALLED && back <= RETURN_LIMIT;
    }

    private Times floor() throws IOException {
        try (var plain = new PlainWriter()) {
            return measure(new Server(plain.port(), plain::listening, plain::publish), 0);
        }
    }

    private Times hub(int stalled) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var hub = hub();
            var ids = new long[1];
            int port = start(vertx, hub);
            return measure(
                    new Server(
                            port,
                            hub::listening,
                            frame -> hub.publish(new StreamFrame(++ids[0], Buffer.buffer(frame)))),
                    stalled);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private long massReturn() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var hub = hub();
            int port = start(vertx, hub);
            try (var crowd = Crowd.gather(port, listeners, 0, 0, 1)) {
                crowd.awaitConnected();
                await(hub::listening, listeners);
            }
            await(hub::listening, 0);
            for (int i = 1; i <= MISSED; i++) {
                hub.publish(new StreamFrame(i, Buffer.buffer(frame(i))));
            }
            long from = System.nanoTime();
            try (var crowd = Crowd.gather(port, listeners, 0, 0, MISSED)) {
                crowd.awaitConnected();
                long last = 0;
                for (int i = 0; i < MISSED; i++) {
                    last = Math.max(last, crowd.awaitRound().last());
                }
                return last - from;
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private StreamHub hub() {
        return new StreamHub(new ReplayLog(1000, 0, id -> List.of()), listeners + 10);
    }

    private static int start(Vertx vertx, StreamHub hub) throws Exception {
        var origin = new OriginServer(() -> path -> Optional.empty(), hub, Map.of());
        origin.start(vertx, 0, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4))
                .toCompletableFuture()
                .get();
        return origin.port();
    }

    private Times measure(Server server, int stalled) throws IOException {
        try (var crowd = Crowd.gather(server.port(), listeners, stalled, -1, ROUNDS + WARM)) {
            crowd.awaitConnected();
            await(server.listening(), listeners);
            var last = new ArrayList<Long>();
            var almostAll = new ArrayList<Long>();
            for (int round = 0; round < ROUNDS + WARM; round++) {
                var frame = frame(round);
                long from = System.nanoTime();
                server.publish().accept(frame);
                var got = crowd.awaitRound();
                if (round >= WARM) {
                    last.add(got.last() - from);
                    almostAll.add(got.almostAll() - from);
                }
            }
            return new Times(median(last), median(almostAll));
        }
    }

    private static byte[] frame(int id) {
        var start = "id: " + id + "\nevent: alert\ndata: ";
        var text = start + "x".repeat(FRAME - start.length() - 3) + (char) FanClients.MARK + "\n\n";
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static void await(IntSupplier value, int wanted) {
        while (value.getAsInt() != wanted) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }
}
