package nl.weerklank.channel.siren.park;

import java.util.BitSet;
import java.util.OptionalInt;
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
     *
     * @param hearing of this park, as far as its posts can be counted on
     */
    public static PostChoice of(SirenPark park, Hearing hearing, CellSet cells, CellSet target, Outside rule) {
        var chosen = new BitSet(park.size());
        for (int i = 0; i < park.size(); i++) {
            chosen.set(i, target.contains(park.home(i)) && park.isHeardIn(cells, i));
        }
        int inside = chosen.cardinality();
        var reachable = hearing.reachedBy(cells, post -> chosen.get(post) && hearing.isCounted(post));
        if (reachable.size() < cells.size()) {
            var border = cells.minus(reachable).filter(cell -> isReachable(cell, hearing, chosen, rule));
            reachable = reachable.union(border);
        }
        return new PostChoice(chosen, chosen.cardinality() - inside, reachable, cells.minus(reachable));
    }

    /** Where no chosen post can be counted on: one outside that can, else a chosen one all the same, else any outside. */
    private static boolean isReachable(long cell, Hearing hearing, BitSet chosen, Outside rule) {
        return rule == Outside.NEEDED && isAdded(hearing.best(cell, hearing::isCounted), chosen)
                || hearing.isReached(cell, chosen::get)
                || rule == Outside.NEEDED && isAdded(hearing.best(cell, post -> true), chosen);
    }

    private static boolean isAdded(OptionalInt post, BitSet chosen) {
        post.ifPresent(chosen::set);
        return post.isPresent();
    }
}
