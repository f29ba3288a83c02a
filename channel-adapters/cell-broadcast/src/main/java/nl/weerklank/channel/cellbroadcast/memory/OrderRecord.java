package nl.weerklank.channel.cellbroadcast.memory;

import java.util.BitSet;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.order.Order;

/**
 * What is remembered of an order that was carried out, so that a later run can still report on it.
 *
 * @param order without its signed alert
 * @param evidence what is said beside a proof
 * @param transmitted the places of its map cells that were reported as transmitted; a bit set in base 64
 */
public record OrderRecord(Order order, String evidence, String transmitted) {

    public static OrderRecord of(Order order, String evidence, BitSet transmitted) {
        var alone = new Order(
                order.schema(),
                order.orderId(),
                order.channel(),
                order.alertId(),
                order.version(),
                order.action(),
                order.mode(),
                order.lane(),
                order.cells(),
                order.wave(),
                order.issuedAt(),
                order.deadline(),
                order.expires(),
                order.reason(),
                new SignedAlert(SignedAlert.SCHEMA, order.alertId(), order.version(), "", "", ""));
        return new OrderRecord(alone, evidence, AlertRecord.written(transmitted));
    }
}
