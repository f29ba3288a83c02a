package nl.weerklank.dispatch.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.control.Damping;
import nl.weerklank.dispatch.control.Rulings;
import nl.weerklank.dispatch.day.ChannelDays;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.table.ChannelTables;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of each channel. */
@ApplicationScoped
public class ChannelCards {

    private final ChannelTables tables;
    private final ChannelDays days;
    private final LiveView view;
    private final InstantSource clock;
    private final OrderEnds ends = new OrderEnds();

    ChannelCards(ChannelTables tables, ChannelDays days, LiveView view, InstantSource clock) {
        this.tables = tables;
        this.days = days;
        this.view = view;
        this.clock = clock;
    }

    /** Each configured channel, in the order of the configuration. */
    public List<ChannelCard> all() {
        var now = clock.instant();
        ends.forgetAllBut(view);
        return tables.views().stream().map(channel -> card(channel, now)).toList();
    }

    /** One channel. */
    public Optional<ChannelCard> find(String channel) {
        return all().stream().filter(card -> card.channel().equals(channel)).findFirst();
    }

    private ChannelCard card(ChannelView channel, Instant now) {
        var rulings = tables.rulings();
        return new ChannelCard(
                channel.channel(),
                channel.state().name(),
                channel.reason(),
                channel.modes().stream().map(Enum::name).sorted().toList(),
                channel.heartbeat(),
                channel.instances(),
                channel.reach().size(),
                channel.lastResort(),
                breaker(rulings.damping(channel.channel(), now), now),
                byHand(rulings, channel.channel(), now),
                routes(channel.channel(), now),
                orders(channel.channel(), now));
    }

    private static ChannelCard.Breaker breaker(Damping damping, Instant now) {
        return new ChannelCard.Breaker(
                damping.breaker(now).name(),
                Math.round(damping.penaltyAt(now)),
                damping.quarantined() ? damping.backAt() : null);
    }

    private static ChannelCard.@Nullable ByHand byHand(Rulings rulings, String channel, Instant now) {
        return rulings.byHand(channel, now).map(ChannelCards::byHand).orElse(null);
    }

    private static ChannelCard.ByHand byHand(ChannelControl control) {
        var until = control.ruling() instanceof Ruling.Maintenance(Instant end) ? end : null;
        return new ChannelCard.ByHand(
                until == null ? "closed" : "maintenance", control.by(), control.at(), until, control.comment());
    }

    private ChannelCard.Routes routes(String channel, Instant now) {
        var latest = days.latest(channel, now);
        int passed = latest.stream().mapToInt(test -> (int) test.passed()).sum();
        int total = latest.stream().mapToInt(test -> test.routes().size()).sum();
        return new ChannelCard.Routes(
                latest,
                passed,
                total,
                days.ratio(channel, now).map(ChannelCards::rounded).orElse(null));
    }

    private ChannelCard.Orders orders(String channel, Instant now) {
        int settled = 0;
        int delivered = 0;
        int open = 0;
        Instant oldest = null;
        for (var dissemination : view.all()) {
            for (var order : ends.of(dissemination)) {
                if (!order.channel().equals(channel) || !order.issuedAt().isAfter(now.minus(ChannelDays.DAY))) {
                    continue;
                }
                if (order.settled()) {
                    settled++;
                    delivered += order.delivered() ? 1 : 0;
                } else if (order.current()) {
                    open++;
                    oldest = oldest == null || order.issuedAt().isBefore(oldest) ? order.issuedAt() : oldest;
                }
            }
        }
        return new ChannelCard.Orders(
                settled, delivered, settled == 0 ? null : rounded(delivered / (double) settled), open, oldest);
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
