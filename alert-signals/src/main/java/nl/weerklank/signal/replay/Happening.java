package nl.weerklank.signal.replay;

import java.time.Instant;
import java.util.List;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.signal.picture.SignalThread;
import nl.weerklank.signal.picture.Threading;
import nl.weerklank.signal.watch.Watch;

/** One thing that would have happened at a moment. */
public sealed interface Happening {

    Instant at();

    /** A signal changed the picture. */
    record Told(Instant at, Signal signal, Threading threading) implements Happening {}

    /** A rule would have fired. */
    record Fired(Instant at, Firing firing) implements Happening {}

    /** A source fell silent, or was heard again. */
    record Heard(Instant at, Watch.Standing standing) implements Happening {}

    /** A thread ran out. */
    record Ended(Instant at, SignalThread thread) implements Happening {}

    /** What is left at the end. */
    record Left(Instant at, int signals, int quiet, int repeated, List<SignalThread> threads) implements Happening {
        public Left {
            threads = List.copyOf(threads);
        }
    }
}
