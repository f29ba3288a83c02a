package nl.weerklank.channel.siren.park;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/** All posts together, and who can hear which. */
public final class SirenPark {

    /** Below this chance a cell does not count as covered. */
    public static final double LEAST_CHANCE = 0.2;

    private static final double METRES_PER_DEGREE = 111_195;
    private static final double CELL_STEP_METRES = 800;

    private final String label;
    private final List<SirenPost> posts;
    private final long[] homes;
    private final long[][] reaches;
    private final Hearing hearing;

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
        this.reaches = new long[posts.size()][];
        this.hearing = listen(audibility);
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

    /** Who hears which posts, as long as all of them can be counted on. */
    public Hearing hearing() {
        return hearing;
    }

    /** Whether a post is heard in any of these cells. */
    boolean isHeardIn(CellSet cells, int index) {
        for (var cell : reaches[index]) {
            if (cells.contains(cell)) {
                return true;
            }
        }
        return false;
    }

    private Hearing listen(Audibility audibility) {
        var outlines = new HashMap<Long, List<CapPoint>>();
        var heard = new HashMap<Long, List<Hearing.Ear>>();
        for (int i = 0; i < posts.size(); i++) {
            var post = posts.get(i);
            var number = i;
            var steps = (int) Math.ceil(audibility.reachMetres(post.rangeMetres()) / CELL_STEP_METRES) + 1;
            reaches[i] = H3Map.disk(homes[i], steps).stream()
                    .filter(cell -> {
                        var chance = chance(post, cell, outlines, audibility);
                        if (chance >= LEAST_CHANCE) {
                            heard.computeIfAbsent(cell, c -> new ArrayList<>(4)).add(new Hearing.Ear(number, chance));
                        }
                        return chance >= LEAST_CHANCE;
                    })
                    .toArray();
        }
        return Hearing.of(heard);
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
