package nl.weerklank.signal.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.watch.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Makes one thread of all that is told of one event: first by what signals say of themselves (references of CAP, the
 * source's own subject, other names of the event), then by hazard, place and time. An exercise never joins a real event.
 */
public final class Threads {

    /** Hazards of which a value is the event itself and not a reading that may be unremarkable. */
    private static final Set<Hazard> MOMENTS =
            EnumSet.of(Hazard.EARTHQUAKE, Hazard.TSUNAMI, Hazard.VOLCANO, Hazard.EXPLOSION, Hazard.TROPICAL_CYCLONE);

    private static final String MERGED = "merged:";

    private final PictureStore store;
    private final Sources sources;
    private final ThreadIndex index = new ThreadIndex();

    public Threads(PictureStore store, Sources sources) {
        this.store = store;
        this.sources = sources;
        store.threads().stream().filter(SignalThread::isOpen).forEach(index::put);
    }

    /** Whether the signal is a reading of a gauge that by itself tells of no event. */
    public static boolean isReading(Signal signal) {
        return signal.value() != null
                && signal.kind() != SignalKind.CANCEL
                && signal.severity().forCrisisCentre() == CapSeverity.UNKNOWN
                && !MOMENTS.contains(signal.hazard().forCrisisCentre());
    }

    /**
     * Takes a signal into the picture; the same signal again changes nothing.
     *
     * @param telling whether a rule finds it worth a thread, should it be a mere reading
     * @param window how far back its values matter to rules
     */
    public Threading take(Signal signal, boolean telling, Duration window, Instant now) {
        var known = store.subject(signal.key());
        if (known != null && known.knows(signal.id())) {
            return new Threading(Threading.Kind.REPEATED, open(known.thread()), known, "was taken before");
        }
        var threading = signal.kind() == SignalKind.CANCEL
                ? cancelled(signal, known, window, now)
                : told(signal, known, telling, window, now);
        store.keep(signal.key(), threading.subject());
        return threading;
    }

    /** Ends what has run out, as over or as unknown; @param silent which sources are silent */
    public List<SignalThread> runOut(Instant now, Predicate<String> silent) {
        var changed = new ArrayList<SignalThread>();
        for (var thread : store.threads()) {
            if (thread.isOpen() && thread.until().isBefore(now)) {
                var quiet =
                        thread.heard().keySet().stream().filter(silent).sorted().toList();
                var ended = quiet.isEmpty()
                        ? thread.end(ThreadState.ENDED, "nothing more was told of it and its sources are fresh", now)
                        : thread.end(
                                ThreadState.UNKNOWN,
                                "its time ran out while these were silent: " + String.join(", ", quiet),
                                now);
                keep(ended);
                changed.add(ended);
            }
        }
        return changed;
    }

    /** Forgets what ended so long ago. */
    public List<SignalThread> forget(Instant now, Duration keep) {
        var old = store.threads().stream()
                .filter(thread -> !thread.isOpen() && thread.changed().isBefore(now.minus(keep)))
                .toList();
        old.forEach(store::forget);
        return old;
    }

    /** Keeps what rules made of a thread. */
    public void keep(SignalThread thread) {
        store.keep(thread);
        if (thread.isOpen()) {
            index.put(thread);
        } else {
            index.remove(thread.id());
        }
    }

    private Threading told(Signal signal, @Nullable Subject known, boolean telling, Duration window, Instant now) {
        if (isReading(signal) && !telling) {
            var subject = (known == null ? Subject.fresh("") : known).after(signal, window);
            return new Threading(Threading.Kind.QUIET, null, subject, "a reading that meets no rule");
        }
        var same = same(signal, known);
        var found = same.isEmpty() ? near(signal) : merged(signal, same, now);
        var thread = found.map(before -> moved(before, signal, now)).orElseGet(() -> opened(signal, now));
        var effect = found.isEmpty()
                ? "opened the thread"
                : same.isEmpty() ? "the same event by place and time" : "the same event by its names";
        note(thread, signal, effect);
        keep(thread);
        var subject = (known == null ? Subject.fresh(thread.id()) : known.in(thread.id())).after(signal, window);
        return new Threading(found.isEmpty() ? Threading.Kind.OPENED : Threading.Kind.MOVED, thread, subject, effect);
    }

    private Threading cancelled(Signal signal, @Nullable Subject known, Duration window, Instant now) {
        var found = same(signal, known).stream().findFirst();
        if (found.isEmpty()) {
            var subject = (known == null ? Subject.fresh("") : known).after(signal, window);
            return new Threading(Threading.Kind.QUIET, null, subject, "takes back what is not known here");
        }
        var before = found.get();
        boolean competent = sources.mayEnd(signal.source(), before.hazard(), before.extent());
        var effect = competent
                ? "ended the thread: " + signal.source() + " may speak for this hazard and area"
                : "took back what " + signal.source()
                        + " said; it may not speak for all of this hazard and area, so the thread goes on";
        var counted = with(before, signal, now);
        var after = competent
                ? counted.end(ThreadState.ENDED, effect, now)
                : counted.without(sources.origin(signal.source()), now);
        note(after, signal, effect);
        keep(after);
        var subject = (known == null ? Subject.fresh(after.id()) : known).after(signal, window);
        return new Threading(competent ? Threading.Kind.ENDED : Threading.Kind.WITHDRAWN, after, subject, effect);
    }

    /** The open threads that the signal says itself it belongs to, the oldest first. */
    private List<SignalThread> same(Signal signal, @Nullable Subject known) {
        var ids = new LinkedHashSet<String>();
        if (known != null) {
            ids.add(known.thread());
        }
        names(signal).stream().map(store::link).filter(Objects::nonNull).forEach(ids::add);
        return ids.stream()
                .map(this::open)
                .filter(Objects::nonNull)
                .filter(thread -> thread.exercise() == signal.exercise())
                .distinct()
                .sorted(Comparator.comparing(SignalThread::opened).thenComparing(SignalThread::id))
                .toList();
    }

    private Optional<SignalThread> near(Signal signal) {
        var hazard = signal.hazard().forCrisisCentre();
        var extent = Extent.of(signal.areas().forCrisisCentre());
        var nearness = Nearness.of(hazard);
        return index.near(hazard, extent).stream()
                .map(store::thread)
                .filter(Objects::nonNull)
                .filter(thread -> thread.exercise() == signal.exercise())
                .filter(thread -> atOneTime(thread, signal, nearness))
                .filter(thread -> thread.extent().near(extent, nearness.km()))
                .min(Comparator.comparing(SignalThread::opened).thenComparing(SignalThread::id));
    }

    private static boolean atOneTime(SignalThread thread, Signal signal, Nearness nearness) {
        var begins = signal.observed().forCrisisCentre();
        var ends = MOMENTS.contains(thread.hazard()) || signal.expires() == null
                ? begins
                : SignalThread.later(begins, signal.expires());
        return !begins.isAfter(thread.last().plus(nearness.apart()))
                && !ends.isBefore(thread.first().minus(nearness.apart()));
    }

    /** Threads that turn out to be one event become the oldest of them. */
    private Optional<SignalThread> merged(Signal signal, List<SignalThread> same, Instant now) {
        var oldest = same.getFirst();
        for (var other : same.subList(1, same.size())) {
            oldest = oldest.absorb(other, now);
            store.hand(other.id(), oldest.id());
            store.keepLink(MERGED + other.id(), oldest.id());
            keep(other.end(ThreadState.MERGED, "is thread " + oldest.id() + ", says " + signal.source(), now));
        }
        return Optional.of(oldest);
    }

    private @Nullable SignalThread open(String id) {
        var thread = id.isEmpty() ? null : store.thread(id);
        while (thread != null && thread.state() == ThreadState.MERGED) {
            var next = store.link(MERGED + thread.id());
            thread = next == null ? null : store.thread(next);
        }
        return thread != null && thread.isOpen() ? thread : null;
    }

    private void note(SignalThread thread, Signal signal, String effect) {
        for (var name : names(signal)) {
            if (!thread.id().equals(store.link(name))) {
                store.keepLink(name, thread.id());
            }
        }
        store.keep(thread.id(), Evidence.of(thread.signals(), signal, effect));
    }

    /** What the signal calls its event, and the messages that it acts on. */
    private static List<String> names(Signal signal) {
        var names = new ArrayList<String>();
        var self = signal.self();
        if (self != null) {
            names.add(name(self));
        }
        signal.references().forEach(reference -> names.add(name(reference)));
        signal.aliases().forEach(alias -> names.add("alias:" + alias));
        return names;
    }

    private static String name(CapReference reference) {
        return "cap:" + reference.sender() + "," + reference.identifier();
    }

    private static SignalThread opened(Signal signal, Instant now) {
        var hazard = signal.hazard().forCrisisCentre();
        var observed = signal.observed().forCrisisCentre();
        var headline = signal.headline();
        return new SignalThread(
                SignalIds.of("thread", signal.id(), hazard.name()),
                hazard,
                signal.exercise(),
                ThreadState.OPEN,
                now,
                now,
                observed,
                observed,
                until(signal, now),
                Extent.of(signal.areas().forCrisisCentre()),
                signal.severity().forCrisisCentre(),
                signal.tlp(),
                headline == null ? signal.event() : headline,
                1,
                java.util.Map.of(signal.source(), now),
                java.util.Map.of(),
                java.util.Map.of(),
                java.util.Map.of(),
                null);
    }

    private static SignalThread moved(SignalThread before, Signal signal, Instant now) {
        var after = with(before, signal, now);
        var observed = signal.observed().forCrisisCentre();
        return new SignalThread(
                after.id(),
                after.hazard(),
                after.exercise(),
                after.state(),
                after.opened(),
                now,
                SignalThread.earlier(after.first(), observed),
                SignalThread.later(after.last(), observed),
                SignalThread.later(after.until(), until(signal, now)),
                after.extent().with(Extent.of(signal.areas().forCrisisCentre())),
                SignalThread.graver(after.severity(), signal.severity().forCrisisCentre()),
                after.tlp().stricter(signal.tlp()),
                after.title(),
                after.signals(),
                after.heard(),
                after.fired(),
                after.met(),
                after.held(),
                after.why());
    }

    /** Counted and heard, and nothing else. */
    private static SignalThread with(SignalThread before, Signal signal, Instant now) {
        var heard = new LinkedHashMap<>(before.heard());
        heard.put(signal.source(), now);
        return new SignalThread(
                before.id(),
                before.hazard(),
                before.exercise(),
                before.state(),
                before.opened(),
                now,
                before.first(),
                before.last(),
                before.until(),
                before.extent(),
                before.severity(),
                before.tlp(),
                before.title(),
                before.signals() + 1,
                heard,
                before.fired(),
                before.met(),
                before.held(),
                before.why());
    }

    private static Instant until(Signal signal, Instant now) {
        var hazard = signal.hazard().forCrisisCentre();
        var expires = signal.expires();
        var lasting = Nearness.of(hazard).lasting();
        return expires != null && expires.isAfter(now) ? expires : now.plus(lasting);
    }
}
