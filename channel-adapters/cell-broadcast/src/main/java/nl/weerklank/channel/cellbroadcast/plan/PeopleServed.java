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
    private final int[][] served;

    public PeopleServed(ServiceMap service, PeopleMap people) {
        this.service = service;
        this.people = people;
        this.mapCells = service.served().stream().toArray();
        this.living = Arrays.stream(mapCells).mapToDouble(people::in).toArray();
        this.served = servedBy(service, mapCells.length);
    }

    /** Which map cells, by their place in the list, each radio cell serves. */
    private static int[][] servedBy(ServiceMap service, int mapCells) {
        int radioCells = 0;
        for (int i = 0; i < mapCells; i++) {
            radioCells = Math.max(
                    radioCells, Arrays.stream(service.serversAt(i)).max().orElse(-1) + 1);
        }
        var counts = new int[radioCells];
        for (int i = 0; i < mapCells; i++) {
            for (int server : service.serversAt(i)) {
                counts[server]++;
            }
        }
        var served = new int[radioCells][];
        Arrays.setAll(served, server -> new int[counts[server]]);
        for (int i = mapCells - 1; i >= 0; i--) {
            for (int server : service.serversAt(i)) {
                served[server][--counts[server]] = i;
            }
        }
        return served;
    }

    /**
     * Weighs radio cells that are chosen for an area.
     *
     * @param servers for each cell of the area, in its order, the radio cells that are to serve it
     */
    public Preview preview(CellSet area, int[][] servers, BitSet chosen) {
        var outside = touched(chosen);
        double reached = 0;
        double missed = 0;
        int at = 0;
        var cells = area.stream().toArray();
        for (int i = 0; i < cells.length; i++) {
            while (at < mapCells.length && mapCells[at] < cells[i]) {
                at++;
            }
            boolean known = at < mapCells.length && mapCells[at] == cells[i];
            double here = known ? living[at] : people.in(cells[i]);
            if (known) {
                outside.clear(at);
            }
            if (servers[i].length > 0 && all(servers[i], chosen)) {
                reached += here;
            } else {
                missed += here;
            }
        }
        double spill = 0;
        for (int i = outside.nextSetBit(0); i >= 0; i = outside.nextSetBit(i + 1)) {
            spill += living[i];
        }
        return new Preview(chosen.cardinality(), reached, spill, missed);
    }

    /** The map cells, by their place in the list, that one of these radio cells serves. */
    private BitSet touched(BitSet chosen) {
        var touched = new BitSet(mapCells.length);
        for (int cell = chosen.nextSetBit(0); cell >= 0 && cell < served.length; cell = chosen.nextSetBit(cell + 1)) {
            for (int mapCell : served[cell]) {
                touched.set(mapCell);
            }
        }
        return touched;
    }

    private static boolean all(int[] servers, BitSet chosen) {
        for (int server : servers) {
            if (!chosen.get(server)) {
                return false;
            }
        }
        return true;
    }
}
