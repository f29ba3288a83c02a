package nl.weerklank.ingest.console;

import jakarta.enterprise.context.ApplicationScoped;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import org.jspecify.annotations.Nullable;

/** How many people live where, by the same estimate that dispatch counts with; read when first asked for. */
@ApplicationScoped
public class People {

    private @Nullable PeopleMap map;

    public synchronized PeopleMap map() {
        var known = map;
        if (known == null) {
            known = PeopleMap.ofShippedPlaces();
            map = known;
        }
        return known;
    }

    /** People in these cells, as whole people. */
    public long in(CellSet cells) {
        return Math.round(map().in(cells));
    }
}
