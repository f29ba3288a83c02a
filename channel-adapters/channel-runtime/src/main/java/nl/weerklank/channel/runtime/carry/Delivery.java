package nl.weerklank.channel.runtime.carry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.ChannelAdapter;

/** Joins the decorators around an adapter; the way of a verified order, read from the inside out. */
public final class Delivery {

    /**
     * How a channel is run.
     *
     * @param permitted the modes that the emitter holds permission for
     * @param shortest the least time that an order gets, however late it arrived
     * @param grace how long a newer version waits for an older one under way
     * @param slots attempts at once on this channel
     * @param keptForUrgent how many of the slots only stops and urgent alerts may take
     * @param longestQueue how many orders may wait in a lane that is not urgent
     */
    public record Settings(
            Set<Mode> permitted,
            Duration shortest,
            Duration grace,
            Backoff backoff,
            int slots,
            int keptForUrgent,
            int longestQueue) {

        public Settings {
            permitted = Set.copyOf(permitted);
        }
    }

    private Delivery() {}

    /** @param threads where the adapter is called; one that blocks hurts only its own channel */
    public static Carrier of(
            ChannelAdapter adapter,
            LastHop lastHop,
            Settings settings,
            InstantSource clock,
            Timer timer,
            Executor threads) {
        Carrier carrier = new Emitter(adapter, threads);
        carrier = new TimeLimited(clock, timer, settings.shortest(), carrier);
        carrier = new AtTheEmitter(lastHop, settings.permitted(), clock, carrier);
        carrier = new Lanes(settings.slots(), settings.keptForUrgent(), settings.longestQueue(), carrier);
        carrier = new InOrder(settings.grace(), timer, carrier);
        carrier = new Retrying(clock, timer, settings.backoff(), carrier);
        carrier = new TimeLimited(clock, timer, settings.shortest(), carrier);
        return new Accepting(settings.permitted(), carrier);
    }
}
