package nl.weerklank.channel.siren.park;

import java.util.BitSet;
import nl.weerklank.contract.cell.CellSet;

/**
 * Which posts an order needs.
 *
 * @param posts the posts to command, by index in the park
 * @param outside how many of them stand outside the approved area
 * @param reachable cells of the order that these posts can reach
 * @param uncovered cells of the order that no post may be sounded for
 */
public record PostChoice(BitSet posts, int outside, CellSet reachable, CellSet uncovered) {

    /** Whether a post outside the approved area may sound for a cell inside it. */
    public enum Outside {
        /** Only where no post inside is heard well enough: sound does not stop at a border, and nobody inside is left out. */
        NEEDED,
        /** Never; the cells at the border are then left to other channels. */
        NEVER
    }

    /**
     * Posts inside the approved area that are heard in the order's cells, and, where the rule allows it, the best post
     * outside for each cell that none of them reaches.
     */
    public static PostChoice of(SirenPark park, CellSet cells, CellSet target, Outside rule) {
        var atHome = new BitSet(park.size());
        for (int i = 0; i < park.size(); i++) {
            atHome.set(i, target.contains(park.home(i)));
        }
        var inside = new BitSet(park.size());
        cells.forEach(cell -> {
            for (var ear : park.heardIn(cell)) {
                if (atHome.get(ear.post())) {
                    inside.set(ear.post());
                }
            }
        });
        var all = (BitSet) inside.clone();
        if (rule == Outside.NEEDED) {
            cells.forEach(cell -> {
                var heard = park.heardIn(cell);
                if (heard.length > 0 && !park.isReached(cell, all::get)) {
                    all.set(heard[0].post());
                }
            });
        }
        var reachable = park.reachedBy(cells, all::get);
        var uncovered = reachable.size() == cells.size() ? CellSet.EMPTY : cells.minus(reachable);
        return new PostChoice(all, all.cardinality() - inside.cardinality(), reachable, uncovered);
    }
}
