package nl.weerklank.channel.cellbroadcast.plan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * All radio cells of a network, in an order that stays the same, and how many BSCs run them.
 *
 * @param label says what the plan is, such as {@code synthetic}
 */
public record CellPlan(String label, int bscs, List<RadioCell> cells) {

    public CellPlan {
        cells = List.copyOf(cells);
        for (var cell : cells) {
            if (cell.bsc() < 0 || cell.bsc() >= bscs) {
                throw new IllegalArgumentException(cell.cgi() + " names BSC " + cell.bsc() + " of " + bscs);
            }
        }
    }

    /** Tells this plan from every other, also from one of the same label: what is remembered by index is of one plan alone. */
    public String identity() {
        var sum = new CRC32();
        var octets = ByteBuffer.allocate(32);
        for (var cell : cells) {
            octets.clear()
                    .putInt(cell.bsc())
                    .putInt(cell.plmn().raw())
                    .putInt(cell.lac())
                    .putInt(cell.ci())
                    .putFloat(cell.latitude())
                    .putFloat(cell.longitude())
                    .putInt(cell.azimuth())
                    .putInt(cell.rangeMetres());
            sum.update(octets.flip());
        }
        return "%s, %d cells, %08x".formatted(label, cells.size(), sum.getValue());
    }

    /** The indexes of the cells of one BSC. */
    public List<Integer> cellsOf(int bsc) {
        var own = new ArrayList<Integer>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).bsc() == bsc) {
                own.add(i);
            }
        }
        return own;
    }
}
