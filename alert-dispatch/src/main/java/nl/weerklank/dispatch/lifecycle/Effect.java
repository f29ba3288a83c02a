package nl.weerklank.dispatch.lifecycle;

import nl.weerklank.contract.order.Order;
import nl.weerklank.dispatch.track.DecisionNote;

/** What is to be done outside as the result of a decision. */
public sealed interface Effect {

    /** This order goes to its channel. */
    record Send(Order order) implements Effect {}

    /** This decision goes on record. */
    record Record(DecisionNote note) implements Effect {}

    /** The event cannot be taken; it is put aside with this cause. */
    record PutAside(String cause) implements Effect {}
}
