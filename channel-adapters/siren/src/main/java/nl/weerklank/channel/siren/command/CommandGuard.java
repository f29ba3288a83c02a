package nl.weerklank.channel.siren.command;

import java.util.function.IntPredicate;

/** Decides at the controller whether a command may be carried out: ours, not seen before, and meant for now. */
public final class CommandGuard {

    /** A start this much in the past or a stop this old is no longer carried out. */
    public static final long LATE_MILLIS = 5_000;

    /** A start further ahead than this is not armed. */
    public static final long EARLY_MILLIS = 60_000;

    private CommandGuard() {}

    /**
     * @param lastCounter the counter of the last command that was accepted
     * @param now milliseconds on the controller's clock
     * @param knows which signal numbers the controller can sound
     */
    public static CommandResult check(
            SignedCommand signed, PostKey key, long lastCounter, long now, IntPredicate knows) {
        var command = signed.command();
        if (!key.fits(signed)) {
            return CommandResult.FORGED;
        }
        if (command.counter() <= lastCounter) {
            return CommandResult.REPLAYED;
        }
        if (command.startAt() < now - LATE_MILLIS || command.startAt() > now + EARLY_MILLIS) {
            return CommandResult.NOT_NOW;
        }
        if (!command.isStop() && !knows.test(command.signal())) {
            return CommandResult.UNKNOWN_SIGNAL;
        }
        return CommandResult.ACCEPTED;
    }
}
