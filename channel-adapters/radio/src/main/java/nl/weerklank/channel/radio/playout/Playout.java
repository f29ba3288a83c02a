package nl.weerklank.channel.radio.playout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.same.SameBurst;
import nl.weerklank.channel.radio.transmitter.AirState;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.contract.alert.Lane;
import org.jspecify.annotations.Nullable;

/**
 * What goes on the air of one transmitter: interrupts in order of lane, each alert's newest version only, else the programme.
 * An urgent one waits for no other: what is less urgent leaves the air at the end of the burst that is being sent, with an end
 * of message, and comes again from its start.
 */
public final class Playout {

    private static final int REMEMBERED = 500;
    private static final Sound BREATH = Tones.silence(0.5);
    private static final Sound CUT_OFF = Sequence.of(BREATH, SameBurst.threeTimes(SameBurst.END_OF_MESSAGE));

    private final Programme programme;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<SpooledInterrupt> queue = new ArrayList<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, InterruptStatus> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, InterruptStatus> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable SpooledInterrupt playing;
    private @Nullable Sound jingle;
    private long playedTo;
    private long jingleTo;
    private long aired;

    public Playout(Programme programme) {
        this.programme = programme;
    }

    /** Takes an interrupt unless it is known or too old; empty when a newer version or a stop was there before. */
    public Optional<InterruptStatus> put(SpooledInterrupt item) {
        lock.lock();
        try {
            var had = known.get(item.key());
            if (had != null) {
                return Optional.of(had);
            }
            if (newest.getOrDefault(item.alert(), 0) >= item.version()) {
                return Optional.empty();
            }
            newest.put(item.alert(), item.version());
            cut(item.alert(), item.version() - 1, BREATH);
            queue.add(item);
            queue.sort(Comparator.comparing(SpooledInterrupt::lane));
            return Optional.of(note(item, AirState.QUEUED, false));
        } finally {
            lock.unlock();
        }
    }

    /** Whether this interrupt's sound need not be spooled, as it is known already. */
    public Optional<InterruptStatus> find(String alert, int version) {
        lock.lock();
        try {
            return Optional.ofNullable(known.get(alert + "/" + version));
        } finally {
            lock.unlock();
        }
    }

    /** Ends every version up to this one, for good; whether anything was on the air. */
    public boolean stop(String alert, int version) {
        lock.lock();
        try {
            newest.merge(alert, version, Math::max);
            return cut(alert, version, CUT_OFF);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the interrupt is no longer queued, or until the time is over. */
    public Optional<InterruptStatus> await(String alert, int version, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            var now = find(alert, version);
            while (nanos > 0 && now.isPresent() && now.get().state() == AirState.QUEUED) {
                nanos = changed.awaitNanos(nanos);
                now = find(alert, version);
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** What is on the air and what waits. */
    public List<InterruptStatus> interrupts() {
        lock.lock();
        try {
            return known.values().stream()
                    .filter(s -> s.state() == AirState.ON_AIR || s.state() == AirState.QUEUED)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The short text that goes with the sound; empty during the programme. */
    public String radioText() {
        lock.lock();
        try {
            return playing == null ? "" : playing.radioText();
        } finally {
            lock.unlock();
        }
    }

    /** Whether an interrupt is on the air at this moment. */
    public boolean isInterrupting() {
        lock.lock();
        try {
            return playing != null;
        } finally {
            lock.unlock();
        }
    }

    /** Samples that it gave so far. */
    public long aired() {
        lock.lock();
        try {
            return aired;
        } finally {
            lock.unlock();
        }
    }

    /** The next samples for the air; whether an interrupt had a part in them. */
    public boolean next(short[] into, int count) throws IOException {
        lock.lock();
        try {
            int done = 0;
            boolean interrupted = false;
            while (done < count) {
                done += piece(into, done, count - done);
                interrupted |= playing != null || jingle != null;
            }
            aired += count;
            return interrupted;
        } finally {
            lock.unlock();
        }
    }

    private int piece(short[] into, int at, int room) throws IOException {
        if (jingle != null) {
            int count = (int) Math.min(room, jingle.length() - jingleTo);
            jingle.render(jingleTo, into, at, count);
            jingleTo += count;
            jingle = jingleTo == jingle.length() ? null : jingle;
            return count;
        }
        if (playing == null && !queue.isEmpty()) {
            playing = queue.removeFirst();
            playedTo = 0;
            note(playing, AirState.ON_AIR, true);
        }
        if (playing == null) {
            programme.fill(aired + at, into, at, room);
            return room;
        }
        long until = urgentWaits(playing)
                ? playing.leaveAt(playedTo)
                : playing.sound().length();
        if (until == playedTo) {
            standAside(playing);
            return 0;
        }
        int count = (int) Math.min(room, until - playedTo);
        try {
            playing.sound().render(playedTo, into, at, count);
        } catch (IOException e) {
            leaveAir(playing, AirState.CUT);
            return 0;
        }
        playedTo += count;
        if (playedTo == playing.sound().length()) {
            leaveAir(playing, AirState.DONE);
        }
        return count;
    }

    private boolean urgentWaits(SpooledInterrupt on) {
        return on.lane() != Lane.URGENT && !queue.isEmpty() && queue.getFirst().lane() == Lane.URGENT;
    }

    private void standAside(SpooledInterrupt item) {
        note(item, AirState.QUEUED, true);
        playing = null;
        queue.add(item);
        queue.sort(Comparator.comparing(SpooledInterrupt::lane));
        jingle = CUT_OFF;
        jingleTo = 0;
    }

    private boolean cut(String alert, int upTo, Sound between) {
        for (var item : List.copyOf(queue)) {
            if (item.alert().equals(alert) && item.version() <= upTo) {
                queue.remove(item);
                note(item, AirState.CUT, wasOnAir(item));
                item.discard();
            }
        }
        var on = playing;
        if (on == null || !on.alert().equals(alert) || on.version() > upTo) {
            return false;
        }
        leaveAir(on, AirState.CUT);
        jingle = between;
        jingleTo = 0;
        return true;
    }

    private void leaveAir(SpooledInterrupt item, AirState state) {
        note(item, state, true);
        item.discard();
        playing = null;
    }

    private boolean wasOnAir(SpooledInterrupt item) {
        var had = known.get(item.key());
        return had != null && had.wasOnAir();
    }

    private InterruptStatus note(SpooledInterrupt item, AirState state, boolean wasOnAir) {
        var status = new InterruptStatus(item.alert(), item.version(), state, wasOnAir);
        known.put(item.key(), status);
        changed.signalAll();
        return status;
    }
}
