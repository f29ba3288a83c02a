package nl.weerklank.channel.runtime.intake;

import java.time.InstantSource;
import nl.weerklank.channel.runtime.carry.Carrier;
import nl.weerklank.channel.runtime.check.Examined;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.channel.runtime.check.Refusal;
import nl.weerklank.channel.runtime.report.OrderReports;
import nl.weerklank.channel.runtime.report.ReportLog;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/** Takes the order records of one channel: reads, recognises, examines, and hands on what is sound. Knows no broker. */
public final class OrderDesk {

    private static final System.Logger LOG = System.getLogger(OrderDesk.class.getName());

    private final String channel;
    private final String instance;
    private final InstantSource clock;
    private final LastHop lastHop;
    private final Carrier carrier;
    private final ReportLog reports;
    private final KnownOrders known = new KnownOrders();

    public OrderDesk(
            String channel, String instance, InstantSource clock, LastHop lastHop, Carrier carrier, ReportLog reports) {
        this.channel = channel;
        this.instance = instance;
        this.clock = clock;
        this.lastHop = lastHop;
        this.carrier = carrier;
        this.reports = reports;
    }

    /** Takes one record; returns at once, whatever the order asks. */
    public Receipt take(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Receipt.Poison(Fault.MALFORMED, "an order record without a value");
        }
        try {
            return take(ContractJson.read(bytes, Order.class));
        } catch (RuntimeException e) {
            return new Receipt.Poison(Fault.MALFORMED, "not an order: " + e.getMessage());
        }
    }

    private Receipt take(Order order) {
        var end = known.end(order.orderId());
        if (end.isPresent()) {
            log(System.Logger.Level.INFO, "order is known", order, "");
            return new Receipt.Known(order, end.get());
        }
        return switch (lastHop.examine(order, clock.instant())) {
            case Examined.Refused(Refusal refusal) -> refused(order, refusal);
            case Examined.Sound(Emission emission) -> taken(emission);
        };
    }

    private Receipt refused(Order order, Refusal refusal) {
        log(System.Logger.Level.WARNING, "order is refused", order, " fault=" + refusal.fault());
        var told = reports(order);
        told.failed(refusal.fault(), order.cells(), refusal.reason());
        return new Receipt.Refused(order, refusal, told.safe());
    }

    private Receipt taken(Emission emission) {
        var order = emission.order();
        log(System.Logger.Level.INFO, "order is taken on", order, " action=" + order.action());
        var told = reports(order);
        var ended = carrier.carryOut(emission, told).thenCompose(done -> told.safe());
        known.remember(order.orderId(), ended);
        return new Receipt.Taken(order, ended);
    }

    private OrderReports reports(Order order) {
        return new OrderReports(order, channel, instance, clock, reports);
    }

    private void log(System.Logger.Level level, String message, Order order, String more) {
        LOG.log(
                level,
                "{0} alert={1} version={2} channel={3} order={4}{5}",
                message,
                order.alertId(),
                Integer.toString(order.version()),
                channel,
                order.orderId(),
                more);
    }
}
