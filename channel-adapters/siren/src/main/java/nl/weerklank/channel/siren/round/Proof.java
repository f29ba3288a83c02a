package nl.weerklank.channel.siren.round;

import nl.weerklank.channel.siren.command.ActivationId;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.contract.report.Fault;

/** What a status says about a wish. */
sealed interface Proof {

    /** The controller confirms it. */
    record Done() implements Proof {}

    /** Nothing speaks against it, but it has not happened. */
    record NotYet(String words) implements Proof {}

    /** It will not happen any more. */
    record Failed(Fault fault, String words) implements Proof {}

    /** Whether the post did this before it was asked in this round, or is about to, so that it must not be told again. */
    static boolean isBegun(Wish wish, PostStatus status) {
        if (wish.isStop() || !wish.isHeard()) {
            return false;
        }
        return wish.post().trust() == Trust.SIGNED
                ? status.activation() == wish.activation() && !(of(wish, status) instanceof Failed)
                : of(wish, status) instanceof Done;
    }

    /**
     * Judges by what the controller reports, as far as it keeps track of activations. A post that took the command and
     * already sounds for yet another alert is heard all the same: sirens cannot say two things at once.
     */
    static Proof of(Wish wish, PostStatus status) {
        if (wish.isStop()) {
            return ofStop(wish, status);
        }
        if (!wish.isHeard()) {
            return ofSilentTest(status);
        }
        if (status.state() == PostState.FAULT) {
            return new Failed(Fault.REFUSED, "the controller reports a fault " + status.defects());
        }
        return wish.post().trust() == Trust.SIGNED ? ofSignedStart(wish, status) : ofPlainStart(status);
    }

    private static Proof ofStop(Wish wish, PostStatus status) {
        var active = status.state() == PostState.SOUNDING || status.state() == PostState.ARMED;
        var others =
                wish.post().trust() == Trust.SIGNED && !ActivationId.sameAlert(status.activation(), wish.activation());
        return !active || others ? new Done() : new NotYet("it took the stop and still sounds");
    }

    private static Proof ofSilentTest(PostStatus status) {
        if (status.state() == PostState.TESTING) {
            return new NotYet("its self-test did not end");
        }
        return switch (status.selfTest()) {
            case PASSED -> new Done();
            case FAILED -> new Failed(Fault.REFUSED, "its self-test failed " + status.defects());
            case NEVER -> new NotYet("it took the command and did not test itself");
        };
    }

    private static Proof ofSignedStart(Wish wish, PostStatus status) {
        if (status.state() == PostState.SOUNDING
                && !ActivationId.sameAlert(status.activation(), wish.activation())
                && wish.isHeard()) {
            return new Done();
        }
        if (status.activation() != wish.activation()) {
            return new NotYet("it took the command and did not start");
        }
        return switch (status.state()) {
            case SOUNDING, TESTING -> new Done();
            case ARMED -> new NotYet("it is armed and did not start");
            case IDLE, FAULT ->
                status.clock() >= status.startedAt() + status.totalMillis()
                        ? new Done()
                        : new Failed(Fault.SILENT, "it started and stopped before the end of the signal");
        };
    }

    private static Proof ofPlainStart(PostStatus status) {
        return status.state() == PostState.SOUNDING || status.state() == PostState.TESTING
                ? new Done()
                : new NotYet("it took the command and does not sound");
    }
}
