package nl.weerklank.channel.siren.simulator;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import nl.weerklank.channel.siren.command.ActivationId;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandGuard;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.signal.Purpose;
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.simulator.PublicRecord;
import org.jspecify.annotations.Nullable;

/**
 * One siren post: its controller, its amplifier and its horn. What it does follows from the time alone, so that thousands of
 * them cost no thread and no timer.
 */
final class SimulatedPost {

    private static final int BATTERY_CENTIVOLTS = 2710;

    private final SirenPost post;
    private final PostKey key;
    private final SignalBook signals;
    private final Theatre theatre;

    private @Nullable Sounding last;
    private long counter;
    private int refused;
    private CommandResult lastResult = CommandResult.NONE;
    private long testFrom;
    private long selfTestAt;
    private boolean testedGood;
    private boolean mains = true;
    private boolean amplifierGood = true;
    private boolean doorClosed = true;
    private int batteryCentivolts = BATTERY_CENTIVOLTS;
    private long clockAhead;

    /** What is common to all posts: who listens, and whether the hardware does what the controllers say. */
    interface Theatre {
        boolean lies();

        /** Somebody near the post will hear this from its start on, unless it is stopped before. */
        void willBeHeard(Heard heard);

        /** A command was refused, at this time. */
        void refused(SirenPost post, CommandResult why, Instant at);
    }

    SimulatedPost(SirenPost post, PostKey key, SignalBook signals, Theatre theatre) {
        this.post = post;
        this.key = key;
        this.signals = signals;
        this.theatre = theatre;
    }

    SirenPost post() {
        return post;
    }

    /** What a controller that checks commands does with one. */
    synchronized CommandResult receive(SignedCommand signed, long at) {
        var now = at + clockAhead;
        var verdict = CommandGuard.check(
                signed, key, counter, now, number -> signals.numbered(number).isPresent());
        if (verdict == CommandResult.ACCEPTED
                && !amplifierGood
                && !signed.command().isStop()) {
            verdict = CommandResult.HARDWARE;
        }
        lastResult = verdict;
        if (verdict != CommandResult.ACCEPTED) {
            refused = Math.min(refused + 1, 0xFFFF);
            theatre.refused(post, verdict, Instant.ofEpochMilli(at));
            return verdict;
        }
        counter = signed.command().counter();
        lastResult = carryOut(signed.command(), now);
        return lastResult;
    }

    /** What a controller does with something that is no command. */
    synchronized CommandResult receiveGarbage(long at) {
        lastResult = CommandResult.MALFORMED;
        refused = Math.min(refused + 1, 0xFFFF);
        theatre.refused(post, CommandResult.MALFORMED, Instant.ofEpochMilli(at));
        return CommandResult.MALFORMED;
    }

    /** What a controller that obeys everybody does with one. */
    synchronized CommandResult obey(Command command, long at) {
        return carryOut(command, at + clockAhead);
    }

    private CommandResult carryOut(Command command, long now) {
        if (command.isStop()) {
            var current = last;
            if (current != null
                    && (command.activation() == 0 || ActivationId.sameAlert(current.id(), command.activation()))) {
                cut(now);
            }
            return CommandResult.ACCEPTED;
        }
        var signal = signals.numbered(command.signal());
        if (signal.isEmpty()) {
            return CommandResult.UNKNOWN_SIGNAL;
        }
        if (!signal.get().audible()) {
            return test(command, now);
        }
        if (signal.get().purpose() == Purpose.GROWL_TEST && isActive(now)) {
            return CommandResult.BUSY;
        }
        cut(now);
        start(command, signal.get(), now);
        return CommandResult.ACCEPTED;
    }

    synchronized PostStatus status(long at) {
        var now = at + clockAhead;
        var current = last;
        var testing = now >= testFrom && now < selfTestAt;
        var watts = testing ? Sounding.TEST_WATTS : Sounding.IDLE_WATTS;
        if (current == null) {
            return status(idle(testing), watts, Sounding.IDLE_WATTS, 0, 0, 0, now);
        }
        var state = current.stateAt(now);
        return status(
                state == PostState.IDLE ? idle(testing) : state,
                state == PostState.SOUNDING ? current.wattsAt(now, post.nominalWatts()) : watts,
                current.peakWattsAt(now, post.nominalWatts()),
                current.id(),
                current.start(),
                current.total(),
                now);
    }

    private static PostState idle(boolean testing) {
        return testing ? PostState.TESTING : PostState.IDLE;
    }

    private PostStatus status(
            PostState state, int watts, int peakWatts, long activation, long startedAt, long total, long now) {
        return new PostStatus(
                state,
                mains,
                amplifierGood,
                doorClosed,
                batteryCentivolts,
                watts,
                peakWatts,
                activation,
                startedAt,
                total,
                lastResult,
                selfTest(now),
                selfTestAt,
                refused,
                now,
                counter);
    }

    private SelfTest selfTest(long now) {
        if (selfTestAt == 0 || now < selfTestAt) {
            return SelfTest.NEVER;
        }
        return testedGood ? SelfTest.PASSED : SelfTest.FAILED;
    }

    /** What people near the post hear now, named as in the public record; empty when it is quiet. */
    synchronized Optional<String> heardNow(long at) {
        var current = last;
        return current != null && current.heard() != null && current.isHeardAt(at + clockAhead)
                ? Optional.of(current.heard().what())
                : Optional.empty();
    }

    /** What a loss of power does: it falls silent and keeps its counter and its memory of the last activation. */
    synchronized void restart(long at) {
        cut(at + clockAhead);
    }

    /** Sets what a technician would find. */
    synchronized void condition(boolean mains, boolean amplifierGood, boolean doorClosed, int batteryCentivolts) {
        this.mains = mains;
        this.amplifierGood = amplifierGood;
        this.doorClosed = doorClosed;
        this.batteryCentivolts = batteryCentivolts;
    }

    /** Sets its clock wrong by so many milliseconds. */
    synchronized void clockAhead(long millis) {
        this.clockAhead = millis;
    }

    /** Runs the amplifier below hearing; what was last sounded stays remembered. */
    private CommandResult test(Command command, long now) {
        if (isActive(now)) {
            return CommandResult.BUSY;
        }
        testFrom = Math.max(now, command.startAt());
        selfTestAt = testFrom + command.totalMillis();
        testedGood = amplifierGood && !theatre.lies();
        return CommandResult.ACCEPTED;
    }

    private boolean isActive(long now) {
        var current = last;
        return current != null && current.stateAt(now) != PostState.IDLE;
    }

    private void start(Command command, Signal signal, long now) {
        var start = Math.max(now, command.startAt());
        var total = command.totalMillis();
        var honest = !theatre.lies();
        Heard heard = null;
        if (honest) {
            heard = new Heard(new PublicRecord(
                    signal.id() + " " + HexFormat.of().toHexDigits(command.activation()),
                    post.id(),
                    Instant.ofEpochMilli(start - clockAhead),
                    signal.id() + ": " + command.runs() + " x " + command.seconds() + " s"));
            theatre.willBeHeard(heard);
        }
        last = new Sounding(command.activation(), signal, start, start + total, total, honest, heard);
    }

    private void cut(long now) {
        var current = last;
        if (current == null || now >= current.end()) {
            return;
        }
        if (now < current.start() && current.heard() != null) {
            current.heard().cut();
        }
        last = current.endingAt(now);
    }
}
