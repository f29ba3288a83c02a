package nl.weerklank.channel.siren.park;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.status.ChannelCoverage;

/**
 * Which posts are heard in which cells, and which of them can be counted on. Where several are heard the best one counts
 * alone: whoever does not hear the nearest siren is mostly somebody who hears none. A post that is not counted on is no part
 * of the published chance, and still proves what it does.
 *
 * <p>Kept as flat arrays in the order of the cells, because an order for a whole country asks for every cell several times.
 */
public final class Hearing {

    /** A cell counts as reached when the confirmed posts give at least this share of its published chance. */
    public static final double PROOF_SHARE = 0.8;

    private static final double STEP = 0.05;
    private static final int NOWHERE = -1;

    private final long[] cells;

    /** Where the posts of each cell begin in {@link #posts}, and after the last cell where they end. */
    private final int[] begins;

    /** The posts of all cells, in each best first, and the chance that each is heard there. */
    private final int[] posts;

    private final double[] chances;
    private final BitSet left;

    /** Of each cell: where the posts that prove it end, and the chance of hearing the best that is counted on, 0 for none. */
    private final int[] provingEnds;

    private final double[] best;
    private final List<ChannelCoverage.Group> coverage;

    /** One post as heard in one cell. */
    record Ear(int post, double chance) {}

    /** @param heard the posts that are heard in each cell */
    static Hearing of(Map<Long, List<Ear>> heard) {
        var cells = heard.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        var bestFirst = LongStream.of(cells)
                .mapToObj(heard::get)
                .flatMap(ears -> ears.stream()
                        .sorted(Comparator.comparingDouble(Ear::chance).reversed()))
                .toList();
        var begins = new int[cells.length + 1];
        for (int i = 0; i < cells.length; i++) {
            begins[i + 1] = begins[i] + heard.getOrDefault(cells[i], List.of()).size();
        }
        return new Hearing(
                cells,
                begins,
                bestFirst.stream().mapToInt(Ear::post).toArray(),
                bestFirst.stream().mapToDouble(Ear::chance).toArray(),
                new BitSet());
    }

    private Hearing(long[] cells, int[] begins, int[] posts, double[] chances, BitSet left) {
        this.cells = cells;
        this.begins = begins;
        this.posts = posts;
        this.chances = chances;
        this.left = left;
        this.best = new double[cells.length];
        this.provingEnds = new int[cells.length];
        for (int at = 0; at < cells.length; at++) {
            int counted = begins[at];
            while (counted < begins[at + 1] && left.get(posts[counted])) {
                counted++;
            }
            best[at] = counted == begins[at + 1] ? 0 : chances[counted];
            int end = begins[at];
            var least = PROOF_SHARE * (best[at] == 0 ? chances[end] : best[at]);
            while (end < begins[at + 1] && chances[end] >= least) {
                end++;
            }
            provingEnds[at] = end;
        }
        this.coverage = groups();
    }

    /** The same park when these posts, by index, are not counted on. */
    public Hearing without(BitSet posts) {
        return new Hearing(cells, begins, this.posts, chances, (BitSet) posts.clone());
    }

    /** Whether this post, by index, is counted on. */
    public boolean isCounted(int post) {
        return !left.get(post);
    }

    /** Covered cells in groups of one chance, rounded down to steps of {@value #STEP}. */
    public List<ChannelCoverage.Group> coverage() {
        return coverage;
    }

    /** The cells of this set that some post is heard in, counted on or not. */
    public CellSet covered(CellSet part) {
        return filter(part, at -> true);
    }

    /** The cells of this set that these posts reach, see {@link #PROOF_SHARE}. */
    public CellSet reachedBy(CellSet part, IntPredicate confirmed) {
        return filter(part, at -> isAnyOf(begins[at], provingEnds[at], confirmed));
    }

    /** Whether these posts reach the cell, as {@link #reachedBy} means it. */
    public boolean isReached(long cell, IntPredicate confirmed) {
        int at = Arrays.binarySearch(cells, cell);
        return at >= 0 && isAnyOf(begins[at], provingEnds[at], confirmed);
    }

    /** The cells of this set in which any of these posts is heard. */
    public CellSet heardFrom(CellSet part, IntPredicate those) {
        return filter(part, at -> isAnyOf(begins[at], begins[at + 1], those));
    }

    /** The one of these posts that is heard best in the cell. */
    public OptionalInt best(long cell, IntPredicate those) {
        int at = Arrays.binarySearch(cells, cell);
        if (at >= 0) {
            for (int i = begins[at]; i < begins[at + 1]; i++) {
                if (those.test(posts[i])) {
                    return OptionalInt.of(posts[i]);
                }
            }
        }
        return OptionalInt.empty();
    }

    private boolean isAnyOf(int begin, int end, IntPredicate those) {
        for (int i = begin; i < end; i++) {
            if (those.test(posts[i])) {
                return true;
            }
        }
        return false;
    }

    private CellSet filter(CellSet part, IntPredicate keep) {
        var walk = new Walk();
        return part.filter(cell -> {
            int at = walk.to(cell);
            return at != NOWHERE && keep.test(at);
        });
    }

    /** Finds cells that come in rising order, as those of a set do, without looking far for each. */
    private final class Walk {
        private int from;

        int to(long cell) {
            int step = 1;
            while (from + step < cells.length && cells[from + step] <= cell) {
                step *= 2;
            }
            int at = Arrays.binarySearch(cells, from, Math.min(from + step, cells.length), cell);
            from = at >= 0 ? at : -at - 1;
            return at >= 0 ? at : NOWHERE;
        }
    }

    private List<ChannelCoverage.Group> groups() {
        var groups = new TreeMap<Integer, LongStream.Builder>();
        for (int at = 0; at < cells.length; at++) {
            if (best[at] > 0) {
                var steps = (int) Math.floor(best[at] / STEP + 1e-9);
                groups.computeIfAbsent(steps, s -> LongStream.builder()).add(cells[at]);
            }
        }
        return groups.entrySet().stream()
                .map(g -> new ChannelCoverage.Group(
                        g.getKey() * STEP, CellSet.of(g.getValue().build().toArray())))
                .toList();
    }
}
