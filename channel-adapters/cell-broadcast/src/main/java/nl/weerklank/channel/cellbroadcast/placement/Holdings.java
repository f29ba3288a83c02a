package nl.weerklank.channel.cellbroadcast.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which serial number of a message which radio cells hold, or are thought to hold. */
public final class Holdings {

    private final Map<Integer, BitSet> cellsBySerial = new TreeMap<>();

    /** The cells with this serial number; the same set every time, which changes with what they hold. */
    public BitSet of(int serial) {
        return cellsBySerial.computeIfAbsent(serial, s -> new BitSet());
    }

    public void add(int serial, BitSet cells) {
        of(serial).or(cells);
    }

    void remove(BitSet cells) {
        cellsBySerial.values().forEach(held -> held.andNot(cells));
    }

    void remove(int cell) {
        cellsBySerial.values().forEach(held -> held.clear(cell));
    }

    void remove(int serial, BitSet cells) {
        of(serial).andNot(cells);
    }

    /** Serial numbers that some cell holds. */
    public List<Integer> serials() {
        if (isEmpty()) {
            return List.of();
        }
        var held = new ArrayList<Integer>(cellsBySerial.size());
        cellsBySerial.forEach((serial, cells) -> {
            if (!cells.isEmpty()) {
                held.add(serial);
            }
        });
        return held;
    }

    /** Whether a cell holds any. */
    boolean has(int cell) {
        for (var held : cellsBySerial.values()) {
            if (held.get(cell)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no cell holds any. */
    public boolean isEmpty() {
        for (var held : cellsBySerial.values()) {
            if (!held.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** All cells that hold any. */
    public BitSet all() {
        var all = new BitSet();
        cellsBySerial.values().forEach(all::or);
        return all;
    }

    public Map<Integer, BitSet> bySerial() {
        return Collections.unmodifiableMap(cellsBySerial);
    }
}
