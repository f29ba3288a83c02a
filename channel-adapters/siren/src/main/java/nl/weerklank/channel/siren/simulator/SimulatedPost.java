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
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.simulator.PublicRecord;
import org.jspecify.annotations.Nullable;

/**
 * One siren post: its controller, its amplifier and its horn. What it does follows from the time alone, so that thousands of
 * them cost no thread and no timer.
 */
final class SimulatedPost {

    private static final int IDLE_WATTS = 8;
    private static final int TEST_WATTS = 20;
    private static final long RAMP_MILLIS = 300;
    private static final int BATTERY_CENTIVOLTS = 2710;

    private final SirenPost post;
    private final PostKey key;
    private final SignalBook signals;
    private final Theatre theatre;

    private @Nullable Activation last;
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

    /** What is common to all posts: who listens, and whether the hardware does what the controllers say. */
    interface Theatre {
        boolean lies();

        /** Somebody near the post will hear this from its start on, unless it is stopped before. */
        void willBeHeard(Heard heard);

        /** A command was refused, at this time. */
        void refused(SirenPost post, CommandResult why, Instant at);
    }

    /** One sounding of one post, as a bystander would note it. */
    static final class Heard {
        private final PublicRecord told;
        private volatile boolean cut;

        Heard(PublicRecord told) {
            this.told = told;
        }

        Optional<PublicRecord> by(Instant now) {
            return cut || told.at().isAfter(now) ? Optional.empty() : Optional.of(told);
        }

        boolean isOver() {
            return cut;
        }
    }

    private record Activation(
            long id,
            Signal signal,
            long start,
            long end,
            long total,
            boolean honest,
            @Nullable Heard heard) {

        PostState stateAt(long now) {
            if (now >= end) {
                return PostState.IDLE;
            }
            if (now < start) {
                return PostState.ARMED;
            }
            return PostState.SOUNDING;
        }

        Activation endingAt(long now) {
            return new Activation(id, signal, start, Math.min(end, now), total, honest, heard);
        }
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
    synchronized CommandResult receive(SignedCommand signed, long now) {
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
            theatre.refused(post, verdict, Instant.ofEpochMilli(now));
            return verdict;
        }
        counter = signed.command().counter();
        lastResult = obey(signed.command(), now);
        return lastResult;
    }

    /** What a controller does with something that is no command. */
    synchronized CommandResult receiveGarbage(long now) {
        lastResult = CommandResult.MALFORMED;
        refused = Math.min(refused + 1, 0xFFFF);
        theatre.refused(post, CommandResult.MALFORMED, Instant.ofEpochMilli(now));
        return CommandResult.MALFORMED;
    }

    /** What a controller that obeys everybody does with one. */
    synchronized CommandResult obey(Command command, long now) {
        if (command.isStop()) {
            var current = last;
            if (current != null
                    && (command.activation() == 0 || ActivationId.sameAlert(current.id, command.activation()))) {
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
        cut(now);
        start(command, signal.get(), now);
        return CommandResult.ACCEPTED;
    }

    synchronized PostStatus status(long now) {
        var current = last;
        var testing = now >= testFrom && now < selfTestAt;
        if (current == null) {
            return status(idle(testing), testing ? TEST_WATTS : IDLE_WATTS, IDLE_WATTS, 0, 0, 0, now);
        }
        var state = current.stateAt(now);
        return status(
                state == PostState.IDLE ? idle(testing) : state,
                state == PostState.SOUNDING ? drawn(current, now) : testing ? TEST_WATTS : IDLE_WATTS,
                now >= current.start + RAMP_MILLIS ? peak(current) : IDLE_WATTS,
                current.id,
                current.start,
                current.total,
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
    synchronized Optional<String> heardNow(long now) {
        var current = last;
        return current != null && current.heard != null && now >= current.start && now < current.end
                ? Optional.of(current.heard.told.what())
                : Optional.empty();
    }

    /** What a loss of power does: it falls silent and keeps its counter and its memory of the last activation. */
    synchronized void restart(long now) {
        cut(now);
    }

    /** Sets what a technician would find. */
    synchronized void condition(boolean mains, boolean amplifierGood, boolean doorClosed, int batteryCentivolts) {
        this.mains = mains;
        this.amplifierGood = amplifierGood;
        this.doorClosed = doorClosed;
        this.batteryCentivolts = batteryCentivolts;
    }

    /** Runs the amplifier below hearing; what was last sounded stays remembered. */
    private CommandResult test(Command command, long now) {
        var current = last;
        if (current != null && current.stateAt(now) != PostState.IDLE) {
            return CommandResult.BUSY;
        }
        testFrom = Math.max(now, command.startAt());
        selfTestAt = testFrom + command.totalMillis();
        testedGood = amplifierGood && !theatre.lies();
        return CommandResult.ACCEPTED;
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
                    Instant.ofEpochMilli(start),
                    signal.id() + ": " + command.runs() + " x " + command.seconds() + " s"));
            theatre.willBeHeard(heard);
        }
        last = new Activation(command.activation(), signal, start, start + total, total, honest, heard);
    }

    private void cut(long now) {
        var current = last;
        if (current == null || now >= current.end) {
            return;
        }
        if (now < current.start && current.heard != null) {
            current.heard.cut = true;
        }
        last = current.endingAt(now);
    }

    private int drawn(Activation current, long now) {
        if (!current.honest || now < current.start + RAMP_MILLIS) {
            return IDLE_WATTS;
        }
        return switch (current.signal.toneAt((now - current.start) / 1000.0)) {
            case STEADY, WAIL, GROWL -> post.nominalWatts();
            case SILENT -> TEST_WATTS;
            case PAUSE -> IDLE_WATTS;
        };
    }

    private int peak(Activation current) {
        return current.honest && current.end > current.start + RAMP_MILLIS ? post.nominalWatts() : IDLE_WATTS;
    }
}
