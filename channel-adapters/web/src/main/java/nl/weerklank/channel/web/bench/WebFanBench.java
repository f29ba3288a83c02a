package nl.weerklank.channel.web.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import nl.weerklank.simulator.Bench;

/** How long until the last of many listeners has an alert, beside a plain writer; what stalled listeners and a mass return do. */
public final class WebFanBench implements Bench {

    private static final int ROUNDS = 40;
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

    @Override
    public String name() {
        return "web-fan";
    }

    @Override
    public String about() {
        return "one %d-byte alert to %d listeners on one process, last receiver: at most %.1f x a plain epoll writer; 1 %% stalled change p99 by at most 10 %%; all come back within 10 s"
                .formatted(FanServer.FRAME, listeners, MOST_OF_FLOOR);
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        double ratio = besideEachOther("plain", 0, "hub", 0, Crowd.Round::last, out, "last of " + listeners);
        double change = besideEachOther(
                "hub", 0, "hub", listeners / 100, Crowd.Round::almostAll, out, "p99 of those who read, 1 % stalled");
        long back = massReturn();
        out.printf(
                "%d come back at once, each with the %d frames that it missed: %.0f ms (bound 10000)%n",
                listeners, MISSED, ms(back));
        return ratio <= MOST_OF_FLOOR && change <= MOST_FROM_STALLED && back <= RETURN_LIMIT;
    }

    /** Two servers with a crowd each; they take turns, so that whatever else the machine does meets both. */
    private double besideEachOther(
            String floorKind,
            int floorStalled,
            String kind,
            int stalled,
            ToLongFunction<Crowd.Round> what,
            PrintStream out,
            String title)
            throws Exception {
        var floors = new ArrayList<Long>();
        var ours = new ArrayList<Long>();
        try (var floor = FanServer.start(floorKind, listeners);
                var server = FanServer.start(kind, listeners);
                var floorCrowd = Crowd.gather(floor.port(), listeners, floorStalled, -1, ROUNDS);
                var crowd = Crowd.gather(server.port(), listeners, stalled, -1, ROUNDS)) {
            floorCrowd.awaitConnected();
            crowd.awaitConnected();
            for (int round = 0; round < ROUNDS; round++) {
                long from = floor.publish();
                long floorTime = what.applyAsLong(floorCrowd.awaitRound()) - from;
                from = server.publish();
                long time = what.applyAsLong(crowd.awaitRound()) - from;
                if (round >= WARM) {
                    floors.add(floorTime);
                    ours.add(time);
                }
            }
        }
        double ratio = (double) median(ours) / median(floors);
        out.printf("%s: floor %.1f ms, ours %.1f ms, ratio %.2f%n", title, ms(median(floors)), ms(median(ours)), ratio);
        return ratio;
    }

    private long massReturn() throws Exception {
        try (var server = FanServer.start("hub", listeners)) {
            try (var crowd = Crowd.gather(server.port(), listeners, 0, 0, 1)) {
                crowd.awaitConnected();
            }
            for (int i = 1; i <= MISSED; i++) {
                server.publish();
            }
            long from = System.nanoTime();
            try (var crowd = Crowd.gather(server.port(), listeners, 0, 0, MISSED)) {
                crowd.awaitConnected();
                long last = 0;
                for (int i = 0; i < MISSED; i++) {
                    last = Math.max(last, crowd.awaitRound().last());
                }
                return last - from;
            }
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }
}
