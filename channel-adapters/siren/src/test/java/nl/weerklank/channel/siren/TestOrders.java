package nl.weerklank.channel.siren;

import nl.weerklank.contract.order.Order;

/** Orders that differ from the samples in one thing. */
final class TestOrders {

    private TestOrders() {}

    /** The same order for another alert. */
    static Order renamed(Order o, String alertId) {
        return new Order(
                o.schema(),
                o.orderId() + alertId,
                o.channel(),
                alertId,
                o.version(),
                o.action(),
                o.mode(),
                o.lane(),
                o.cells(),
                o.wave(),
                o.issuedAt(),
                o.deadline(),
                o.expires(),
                o.reason(),
                o.signed());
    }
}
