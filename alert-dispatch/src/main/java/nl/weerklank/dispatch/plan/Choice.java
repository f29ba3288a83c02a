package nl.weerklank.dispatch.plan;

import nl.weerklank.contract.cell.CellSet;

/** What was decided about one channel in one wave; the reason goes on record in either case. */
public sealed interface Choice {

    String channel();

    String reason();

    /**
     * It is ordered for these cells.
     *
     * @param people who live there
     * @param gain how many of those still unreached it is expected to reach
     * @param attempt above 1 when the channel tries the same cells again
     */
    record Chosen(String channel, CellSet cells, double people, double gain, int attempt, String reason)
            implements Choice {}

    /**
     * It is not ordered in this wave.
     *
     * @param telling false when the reason is no news, because an order is out already
     */
    record Passed(String channel, String reason, boolean telling) implements Choice {}
}
