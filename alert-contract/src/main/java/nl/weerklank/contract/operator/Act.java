package nl.weerklank.contract.operator;

/** What an operator does by hand in one dissemination. */
public sealed interface Act {

    /** Has this order's failed cells tried again on the same channel, at once. */
    record Retry(String orderId) implements Act {}

    /** Orders a channel for all cells it covers and was not ordered for; lifts an earlier stop by hand. */
    record Add(String channel) implements Act {}

    /** Stops what a channel emits of this alert, and uses it no more for it until it is added again. */
    record Stop(String channel) implements Act {}
}
