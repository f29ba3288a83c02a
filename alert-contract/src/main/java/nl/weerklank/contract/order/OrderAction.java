package nl.weerklank.contract.order;

/** What the channel is to do: begin emitting, replace what it emits, or stop. */
public enum OrderAction {
    EMIT,
    REPLACE,
    STOP
}
