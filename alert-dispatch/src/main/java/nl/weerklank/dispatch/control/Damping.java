package nl.weerklank.dispatch.control;

import java.time.Duration;
import java.time.Instant;

/**
 * How much a channel has flapped, after RFC 2439: each fall adds to a penalty that halves as time goes by. Past a limit the
 * channel is quarantined, and comes back only when the penalty has sunk far below it: the more it flapped, the slower.
 *
 * @param penalty as it was at {@code at}
 */
public record Damping(double penalty, Instant at, boolean quarantined) {

    /** It never fell. */
    public static final Damping NONE = new Damping(0, Instant.EPOCH, false);

    static final double FALL = 1000;
    static final double LIMIT = 2500;
    static final double BACK = 1000;
    static final double MOST = 16_000;

    /** How soon a penalty halves. */
    public static final Duration HALF_LIFE = Duration.ofMinutes(5);

    /** The penalty as it is now. */
    public double penaltyAt(Instant now) {
        double halvings = Math.max(0, Duration.between(at, now).toMillis() / (double) HALF_LIFE.toMillis());
        return penalty * Math.pow(0.5, halvings);
    }

    /** After one more fall. */
    public Damping fell(Instant now) {
        double more = Math.min(MOST, penaltyAt(now) + FALL);
        return new Damping(more, now, quarantined || more > LIMIT);
    }

    /** As time alone has made it: back in use once the penalty has sunk far enough. */
    public Damping at(Instant now) {
        double sunk = penaltyAt(now);
        return quarantined && sunk <= BACK ? new Damping(sunk, now, false) : this;
    }

    /** When it comes back if it does not fall again. */
    public Instant backAt() {
        if (!quarantined || penalty <= BACK) {
            return at;
        }
        double halvings = Math.log(penalty / BACK) / Math.log(2);
        return at.plusMillis((long) Math.ceil(halvings * HALF_LIFE.toMillis()));
    }

    /** How the channel's breaker stands: open while it is quarantined, half open while one more fall weighs on earlier ones. */
    public Breaker breaker(Instant now) {
        var looked = at(now);
        if (looked.quarantined()) {
            return Breaker.OPEN;
        }
        return looked.penaltyAt(now) > BACK / 2 ? Breaker.HALF_OPEN : Breaker.CLOSED;
    }

    /** What the breaker lets through. */
    public enum Breaker {
        /** Everything. */
        CLOSED,
        /** Everything, but it fell a short while ago, and not much more opens it. */
        HALF_OPEN,
        /** Nothing is expected of it: urgent alerts try it after the others, others only where no other channel covers. */
        OPEN
    }
}
