package nl.weerklank.channel.cellbroadcast.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;

/**
 * From the area of a message to the radio cells that are to broadcast it: of those that serve the ordered map cells, the
 * ones whose sector reaches into the message's own polygons, circles and geocodes. A cell whose map cell the area merely
 * brushes, and that looks the other way, stays quiet. Where that would leave a map cell without any server, its servers
 * stay, because its people were approved. An order that is the whole served map, or the whole of an alert for the
 * country, goes to the whole network.
 */
public final class Targeting {

    private final CellIndex index;
    private final ServiceMap service;
    private final PeopleServed people;
    private final Function<CapNamedValue, Optional<CellSet>> geocodes;
    private final Predicate<CapNamedValue> country;
    private final CellSet served;
    private final BitSet network;

    /**
     * @param geocodes the map cells of a geocode, or empty when it is not known here
     * @param country whether a geocode names the country that the whole network serves
     */
    public Targeting(
            CellPlan plan,
            ServiceMap service,
            PeopleMap people,
            Function<CapNamedValue, Optional<CellSet>> geocodes,
            Predicate<CapNamedValue> country) {
        this.index = new CellIndex(plan);
        this.service = service;
        this.people = new PeopleServed(service, people);
        this.geocodes = geocodes;
        this.country = country;
        this.served = service.served();
        this.network = new BitSet(plan.cells().size());
        network.set(0, plan.cells().size());
    }

    /**
     * Chooses for an order.
     *
     * @param target all map cells that the alert was approved for
     * @param ordered the part of them that the order is for
     */
    public Selection select(CapAlert message, CellSet target, CellSet ordered) {
        var areas = areas(message);
        var servers = service.serversOfEach(ordered);
        if (isWholeNetwork(areas, target, ordered)) {
            return selection(ordered, servers, (BitSet) network.clone(), true);
        }
        var serving = union(servers);
        var reaching = reaching(areas, serving);
        if (reaching.isEmpty()) {
            return selection(ordered, servers, serving, serving.equals(network));
        }
        Arrays.setAll(servers, i -> within(servers[i], reaching.get()));
        var chosen = union(servers);
        return selection(ordered, servers, chosen, chosen.equals(network));
    }

    /** Those of some radio cells that reach into any of the areas; empty when a part of them has no place that is known here. */
    private Optional<BitSet> reaching(List<CapArea> areas, BitSet some) {
        var all = new BitSet(network.length());
        boolean placed = false;
        for (var area : areas) {
            area.polygons().forEach(polygon -> all.or(index.reaching(polygon.points())));
            area.circles().forEach(circle -> index.reaching(circle, some, all));
            for (var geocode : area.geocodes()) {
                var cells = geocodes.apply(geocode);
                if (cells.isEmpty()) {
                    return Optional.empty();
                }
                all.or(service.serversOf(cells.get()));
            }
            placed |= !area.polygons().isEmpty()
                    || !area.circles().isEmpty()
                    || !area.geocodes().isEmpty();
        }
        return placed ? Optional.of(all) : Optional.empty();
    }

    private boolean isWholeNetwork(List<CapArea> areas, CellSet target, CellSet ordered) {
        if (ordered.size() >= served.size() && ordered.containsAll(served)) {
            return true;
        }
        return areas.stream().anyMatch(area -> area.geocodes().stream().anyMatch(country))
                && ordered.containsAll(target);
    }

    private Selection selection(CellSet ordered, int[][] servers, BitSet chosen, boolean everywhere) {
        return new Selection(ordered, servers, chosen, people.preview(ordered, servers, chosen), everywhere);
    }

    private BitSet union(int[][] servers) {
        var union = new BitSet(network.length());
        for (var some : servers) {
            for (int server : some) {
                union.set(server);
            }
        }
        return union;
    }

    private static List<CapArea> areas(CapAlert message) {
        return message.infos().stream()
                .flatMap(info -> info.areas().stream())
                .distinct()
                .toList();
    }

    private static int[] within(int[] servers, BitSet reaching) {
        int count = 0;
        for (int server : servers) {
            count += reaching.get(server) ? 1 : 0;
        }
        return count == servers.length || count == 0
                ? servers
                : Arrays.stream(servers).filter(reaching::get).toArray();
    }
}
