package nl.weerklank.contract.channel;

import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.order.Order;

/** A verified order together with the alert event that was inside it. */
public record Emission(Order order, AlertEvent alert) {}
