package nl.weerklank.channel.cellbroadcast.plan;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.place.Place;

/**
 * A made-up network of the Netherlands, the same at every start: a site of three sectors at every place for the land
 * around it, and the other sites where people live, one for as many people each. It is nobody's network.
 */
public final class SyntheticPlan {

    /** The test network's code in the Netherlands. */
    public static final Plmn NETWORK = Plmn.of("204", "99");

    /** About as many cells as the networks there have sites with sectors. */
    public static final int DEFAULT_CELLS = 20_000;

    private static final int SECTORS = 3;
    private static final int RURAL_METRES = 5000;
    private static final int CELLS_PER_LAC = 400;
    private static final double JITTER = 0.0016;

    private SyntheticPlan() {}

    /** The plan with about this many cells on this many BSCs. */
    public static CellPlan ofTheNetherlands(int cells, int bscs) {
        var places = Place.shipped();
        return of("synthetic plan of the Netherlands", places, PeopleMap.spread(places), cells, bscs);
    }

    /** The plan for these places and people. */
    public static CellPlan of(String label, List<Place> places, PeopleMap people, int cells, int bscs) {
        if (bscs < 1 || cells < SECTORS) {
            throw new IllegalArgumentException("a plan has at least one BSC and one site");
        }
        int wanted = Math.max(1, cells / SECTORS);
        var sites = new ArrayList<Site>(wanted);
        for (var place : largestFirst(places, wanted)) {
            sites.add(new Site(place.latitude(), place.longitude(), RURAL_METRES));
        }
        amongPeople(people, wanted - sites.size(), sites);
        return new CellPlan(label, bscs, sectors(sites, bscs));
    }

    private static List<Place> largestFirst(List<Place> places, int most) {
        return places.stream()
                .sorted((a, b) -> Integer.compare(b.population(), a.population()))
                .limit(most)
                .toList();
    }

    private static void amongPeople(PeopleMap people, int wanted, List<Site> sites) {
        var cells = people.cells();
        double each = people.in(cells) / Math.max(1, wanted);
        double seen = each / 2;
        for (long cell : cells.stream().toArray()) {
            double here = people.in(cell);
            seen += here;
            var centre = H3Map.centre(cell);
            for (int i = 0; seen >= each && wanted > 0; i++) {
                seen -= each;
                double turn = Math.toRadians(137.508 * i);
                sites.add(new Site(
                        centre.latitude() + JITTER * Math.sin(turn) * Math.min(i, 1),
                        centre.longitude() + 1.6 * JITTER * Math.cos(turn) * Math.min(i, 1),
                        rangeFor(here)));
            }
        }
    }

    private static int rangeFor(double people) {
        return people > 2000 ? 1200 : people > 700 ? 2000 : 3500;
    }

    private static List<RadioCell> sectors(List<Site> sites, int bscs) {
        var latitudes = sites.stream().mapToDouble(Site::latitude).sorted().toArray();
        var homing = new Homing(bscs, latitudes);
        var sitesOfBsc = new int[bscs];
        var cells = new ArrayList<RadioCell>(sites.size() * SECTORS);
        int number = 0;
        for (var site : sites) {
            int bsc = homing.bscAt(site.latitude, site.longitude);
            int lacsPerBsc = 1 + DEFAULT_CELLS / CELLS_PER_LAC;
            int lac = 1 + bsc * lacsPerBsc + sitesOfBsc[bsc]++ * SECTORS / CELLS_PER_LAC;
            for (int sector = 0; sector < SECTORS; sector++) {
                number++;
                cells.add(new RadioCell(
                        bsc,
                        NETWORK,
                        lac & 0xFFFF,
                        number & 0xFFFF,
                        (float) site.latitude,
                        (float) site.longitude,
                        (short) (sector * 120),
                        site.range));
            }
        }
        return cells;
    }

    private record Site(double latitude, double longitude, int range) {}
}
