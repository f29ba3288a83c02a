package nl.weerklank.contract.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;

/** How many people live in each cell; an estimate, replaceable by an import. */
public final class PeopleMap {

    private static final double PEOPLE_PER_KM2 = 3000;
    private static final int WIDEST_RING = 12;

    private final CellSet cells;

    /** The people of each cell, in the order of the cells. */
    private final double[] people;

    private PeopleMap(Map<Long, Double> people) {
        this.cells = CellSet.of(people.keySet());
        this.people = cells.stream().mapToDouble(people::get).toArray();
    }

    /** The map with exactly these numbers of people by cell. */
    public static PeopleMap of(Map<Long, Double> peopleByCell) {
        return new PeopleMap(peopleByCell);
    }

    /**
     * Spreads each place's people over the cells around its middle, densest in the middle: a place takes as many rings of
     * cells as it needs at about {@value #PEOPLE_PER_KM2} people a square kilometre. The sum of people stays the same.
     */
    public static PeopleMap spread(List<Place> places) {
        var people = new HashMap<Long, Double>();
        for (var place : places) {
            if (place.population() > 0) {
                spread(place, people);
            }
        }
        return new PeopleMap(people);
    }

    /** The map made from the places that the project ships. */
    public static PeopleMap ofShippedPlaces() {
        return spread(Place.shipped());
    }

    /** People in this cell; 0 where nobody is known to live. */
    public double in(long cell) {
        int at = cells.indexOf(cell);
        return at < 0 ? 0 : people[at];
    }

    /** People in all cells of the set together. */
    public double in(CellSet part) {
        double sum = 0;
        for (var at : part.placesIn(cells)) {
            sum += at < 0 ? 0 : people[at];
        }
        return sum;
    }

    /** All cells that somebody lives in. */
    public CellSet cells() {
        return cells;
    }

    private static void spread(Place place, Map<Long, Double> people) {
        var middle = H3Map.cellAt(place.latitude(), place.longitude());
        int rings = 0;
        while (rings < WIDEST_RING
                && cellsWithin(rings) * H3Map.areaKm2(middle) * PEOPLE_PER_KM2 < place.population()) {
            rings++;
        }
        var weights = new HashMap<Long, Double>();
        double sum = 0;
        for (int ring = 0; ring <= rings; ring++) {
            var inside = H3Map.disk(middle, ring);
            for (var cell : inside.stream().toArray()) {
                weights.merge(cell, 1.0, Double::sum);
                sum++;
            }
        }
        for (var weight : weights.entrySet()) {
            people.merge(weight.getKey(), place.population() * weight.getValue() / sum, Double::sum);
        }
    }

    private static int cellsWithin(int rings) {
        return 1 + 3 * rings * (rings + 1);
    }
}
