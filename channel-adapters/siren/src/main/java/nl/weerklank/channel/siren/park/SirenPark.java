package nl.weerklank.channel.siren.park;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.status.ChannelCoverage;

/**
 * All posts together, and who can hear which. Where several posts are heard the best one counts alone: whoever does not
 * hear the nearest siren is mostly somebody who hears none.
 */
public final class SirenPark {

    /** Below this chance a cell does not count as covered. */
    public static final double LEAST_CHANCE = 0.2;

    /** A cell counts as reached when the confirmed posts give at least this share of its published chance. */
    public static final double PROOF_SHARE = 0.8;

    private static final double STEP = 0.05;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final Ear[] NOTHING = {};
    private static final double CELL_STEP_METRES = 800;

    private final String label;
    private final List<SirenPost> posts;
    private final long[] homes;
    private final CellTable<Ear[]> ears;

    /** One post as heard in one cell. */
    record Ear(int post, double chance) {}

    /** @param label what this park is, said wherever it is shown; a synthetic one says so */
    public SirenPark(String label, List<SirenPost> posts, Audibility audibility) {
        this.label = label;
        this.posts = List.copyOf(posts);
        var ids = new HashSet<String>();
        for (var post : posts) {
            if (!ids.add(post.id())) {
                throw new IllegalArgumentException("two posts are named " + post.id());
            }
        }
        this.homes = posts.stream()
                .mapToLong(p -> H3Map.cellAt(p.latitude(), p.longitude()))
                .toArray();
        this.ears = listen(audibility);
    }

    public String label() {
        return label;
    }

    public int size() {
        return posts.size();
    }

    public SirenPost post(int index) {
        return posts.get(index);
    }

    public List<SirenPost> posts() {
        return posts;
    }

    /** The cell that a post stands in. */
    public long home(int index) {
        return homes[index];
    }

    /** Covered cells in groups of one chance, rounded down to steps of {@value #STEP}. */
    public List<ChannelCoverage.Group> coverage() {
        var groups = new TreeMap<Integer, List<Long>>();
        ears.forEach((cell, heard) -> {
            var steps = (int) Math.floor(heard[0].chance / STEP + 1e-9);
            groups.computeIfAbsent(steps, s -> new ArrayList<>()).add(cell);
        });
        return groups.entrySet().stream()
                .map(g -> new ChannelCoverage.Group(g.getKey() * STEP, CellSet.of(g.getValue())))
                .toList();
    }

    /** The cells of this set that some post is heard in. */
    public CellSet covered(CellSet cells) {
        return cells.filter(cell -> heardIn(cell).length > 0);
    }

    /**
     * The cells of this set that these posts reach: their best chance there is at least {@value #PROOF_SHARE} of what was
     * published for the cell.
     */
    public CellSet reachedBy(CellSet cells, IntPredicate confirmed) {
        return cells.filter(cell -> isReached(cell, confirmed));
    }

    /** The posts heard in this cell, best first. */
    Ear[] heardIn(long cell) {
        return ears.get(cell, NOTHING);
    }

    /** Whether any of these posts is heard in the cell. */
    public boolean isHeard(long cell, IntPredicate posts) {
        for (var ear : heardIn(cell)) {
            if (posts.test(ear.post)) {
                return true;
            }
        }
        return false;
    }

    /** The one of these posts that is heard best in the cell. */
    public OptionalInt best(long cell, IntPredicate posts) {
        return Arrays.stream(heardIn(cell)).mapToInt(Ear::post).filter(posts).findFirst();
    }

    /** Whether these posts reach the cell, as {@link #reachedBy} means it. */
    public boolean isReached(long cell, IntPredicate confirmed) {
        var heard = heardIn(cell);
        for (var ear : heard) {
            if (ear.chance < PROOF_SHARE * heard[0].chance) {
                return false;
            }
            if (confirmed.test(ear.post)) {
                return true;
            }
        }
        return false;
    }

    private CellTable<Ear[]> listen(Audibility audibility) {
        var outlines = new HashMap<Long, List<CapPoint>>();
        var heard = new HashMap<Long, List<Ear>>();
        for (int i = 0; i < posts.size(); i++) {
            var post = posts.get(i);
            var steps = (int) Math.ceil(audibility.reachMetres(post.rangeMetres()) / CELL_STEP_METRES) + 1;
            for (var cell : H3Map.disk(homes[i], steps).stream().toArray()) {
                var chance = chance(post, cell, outlines, audibility);
                if (chance >= LEAST_CHANCE) {
                    heard.computeIfAbsent(cell, c -> new ArrayList<>(4)).add(new Ear(i, chance));
                }
            }
        }
        var sorted = new HashMap<Long, Ear[]>();
        heard.forEach((cell, list) -> {
            var best = list.toArray(Ear[]::new);
            Arrays.sort(best, (a, b) -> Double.compare(b.chance, a.chance));
            sorted.put(cell, best);
        });
        return new CellTable<>(sorted);
    }

    private static double chance(SirenPost post, long cell, Map<Long, List<CapPoint>> outlines, Audibility audibility) {
        var corners = outlines.computeIfAbsent(cell, H3Map::outline);
        double sum = 0;
        double latitudes = 0;
        double longitudes = 0;
        for (var corner : corners) {
            sum += audibility.at(metres(post, corner.latitude(), corner.longitude()), post.rangeMetres());
            latitudes += corner.latitude();
            longitudes += corner.longitude();
        }
        var middle = metres(post, latitudes / corners.size(), longitudes / corners.size());
        return (sum + audibility.at(middle, post.rangeMetres())) / (corners.size() + 1);
    }

    private static double metres(SirenPost post, double latitude, double longitude) {
        var north = (latitude - post.latitude()) * METRES_PER_DEGREE;
        var east = (longitude - post.longitude()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(post.latitude()));
        return Math.hypot(north, east);
    }
}
