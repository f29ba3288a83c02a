package nl.weerklank.channel.cellbroadcast.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * All radio cells of a network, in an order that stays the same, and how many BSCs run them.
 *
 * @param label says what the plan is, such as {@code synthetic}
 */
public record CellPlan(String label, int bscs, List<RadioCell> cells) {

    public CellPlan {
        cells = List.copyOf(cells);
        for (var cell : cells) {
            if (cell.bsc() < 0 || cell.bsc() >= bscs) {
                throw new IllegalArgumentException(cell.cgi() + " names BSC " + cell.bsc() + " of " + bscs);
            }
        }
    }

    /** The indexes of the cells of one BSC. */
    public List<Integer> cellsOf(int bsc) {
        var own = new ArrayList<Integer>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).bsc() == bsc) {
                own.add(i);
            }
        }
        return own;
    }
}
