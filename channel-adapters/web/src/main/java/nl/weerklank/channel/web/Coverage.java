package nl.weerklank.channel.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.channel.web.page.Outlines;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;

/** Where the web reaches people: everywhere in the country, and wherever else somebody is known to live. */
final class Coverage {

    private static final double NORTH_SEA_ISLANDS_AND_HOME = 50;

    private Coverage() {}

    /** Computed once a process: about 57,000 cells. */
    static CellSet netherlands() {
        return Holder.CELLS;
    }

    private static CellSet compute() {
        var polygons = new ArrayList<CapPolygon>();
        for (var land : Outlines.lands()) {
            if (land.name().equals("Netherlands")) {
                land.rings().stream()
                        .map(Coverage::polygon)
                        .filter(Coverage::isInEurope)
                        .forEach(polygons::add);
            }
        }
        var area = new CapArea("Nederland", polygons, List.of(), List.of(), null, null);
        return new AreaCells(geocode -> Optional.empty())
                .of(area)
                .union(PeopleMap.ofShippedPlaces().cells());
    }

    private static CapPolygon polygon(double[] ring) {
        var points = new ArrayList<CapPoint>(ring.length / 2);
        for (int i = 0; i < ring.length; i += 2) {
            points.add(new CapPoint(ring[i + 1], ring[i]));
        }
        return new CapPolygon(points);
    }

    private static boolean isInEurope(CapPolygon polygon) {
        return polygon.points().getFirst().latitude() > NORTH_SEA_ISLANDS_AND_HOME;
    }

    private static final class Holder {
        private static final CellSet CELLS = compute();
    }
}
