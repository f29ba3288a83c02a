package nl.weerklank.contract.operator;

/** What an operator does by hand in one dissemination. */
public sealed interface Act {

    /** Has this order's failed cells tried again on the same channel, at once. */
    record Retry(String orderId) implements Act {}

    /** Orders a channel for all cells it covers and was not ordered for; lifts an earlier stop by hand. */
    record Add(String channel) implements Act {}

    /**
     * Begins nothing more on a channel for this alert until it is added again. What it emits goes on, is replaced by updates and stopped
     * by a cancel: only a signed version takes an alert off the air.
     */
    record Stop(String channel) implements Act {}
}
