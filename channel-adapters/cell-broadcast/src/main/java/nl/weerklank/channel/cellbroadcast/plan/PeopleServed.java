package nl.weerklank.channel.cellbroadcast.plan;

import java.util.Arrays;
import java.util.BitSet;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;

/** How many people live in each map cell that is served, so that a choice of radio cells can be weighed at once. */
public final class PeopleServed {

    private final ServiceMap service;
    private final PeopleMap people;
    private final long[] mapCells;
    private final double[] living;

    public PeopleServed(ServiceMap service, PeopleMap people) {
        this.service = service;
        this.people = people;
        this.mapCells = service.served().stream().toArray();
        this.living = Arrays.stream(mapCells).mapToDouble(people::in).toArray();
    }

    /** Weighs radio cells that are chosen for an area. */
    public Preview preview(CellSet area, BitSet chosen) {
        double reached = 0;
        double missed = 0;
        double spill = 0;
        var meant = area.stream().toArray();
        int next = 0;
        for (int i = 0; i < mapCells.length; i++) {
            while (next < meant.length && meant[next] < mapCells[i]) {
                missed += people.in(meant[next++]);
            }
            boolean inside = next < meant.length && meant[next] == mapCells[i];
            int hit = hits(service.serversAt(i), chosen);
            if (inside) {
                next++;
                if (hit == service.serversAt(i).length) {
                    reached += living[i];
                } else {
                    missed += living[i];
                }
            } else if (hit > 0) {
                spill += living[i];
            }
        }
        while (next < meant.length) {
            missed += people.in(meant[next++]);
        }
        return new Preview(chosen.cardinality(), reached, spill, missed);
    }

    private static int hits(int[] servers, BitSet chosen) {
        int hits = 0;
        for (int server : servers) {
            hits += chosen.get(server) ? 1 : 0;
        }
        return hits;
    }
}
