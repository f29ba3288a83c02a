package nl.weerklank.signal.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.judge.RuleSet;
import nl.weerklank.signal.judge.SignalRoom;
import nl.weerklank.signal.picture.MemoryStore;
import nl.weerklank.signal.picture.Threading;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;

/** Plays recorded signals in the order and at the times at which they were received, and tells what would have happened. */
public final class Replay {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final RuleSet rules;
    private final Sources sources;
    private final Consumer<Happening> told;
    private int quiet;
    private int repeated;

    public Replay(RuleSet rules, Sources sources, Consumer<Happening> told) {
        this.rules = rules;
        this.sources = sources;
        this.told = told;
    }

    /** Plays them all, and then so much more time. */
    public void play(List<Signal> recorded, Duration afterwards) {
        if (recorded.isEmpty()) {
            return;
        }
        var signals =
                recorded.stream().sorted(Comparator.comparing(Signal::received)).toList();
        var now = signals.getFirst().received();
        var watch = new Watch(sources, now);
        var room = new SignalRoom(new MemoryStore(), rules, sources, new TrustBook(sources), watch);
        for (var signal : signals) {
            now = pass(room, watch, now, signal.received());
            take(room, signal, now);
        }
        var end = pass(room, watch, now, now.plus(afterwards));
        told.accept(new Happening.Left(end, signals.size(), quiet, repeated, room.threads()));
    }

    private void take(SignalRoom room, Signal signal, Instant now) {
        var taken = room.take(signal, now);
        switch (taken.threading().kind()) {
            case QUIET -> quiet++;
            case REPEATED -> repeated++;
            case OPENED, MOVED, WITHDRAWN, ENDED -> told.accept(new Happening.Told(now, signal, taken.threading()));
        }
        if (taken.threading().kind() != Threading.Kind.REPEATED) {
            taken.firings().forEach(firing -> told.accept(new Happening.Fired(now, firing)));
        }
    }

    /** Minute by minute, as the service looks at the time again and again. */
    private Instant pass(SignalRoom room, Watch watch, Instant from, Instant to) {
        for (var at = from; at.isBefore(to); at = at.plus(STEP)) {
            var now = at;
            watch.changes(now).forEach(standing -> told.accept(new Happening.Heard(now, standing)));
            room.pass(now).ended().forEach(thread -> told.accept(new Happening.Ended(now, thread)));
            room.silences(now).forEach(firing -> told.accept(new Happening.Fired(now, firing)));
        }
        return to;
    }
}
