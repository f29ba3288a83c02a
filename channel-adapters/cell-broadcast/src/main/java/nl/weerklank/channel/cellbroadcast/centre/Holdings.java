package nl.weerklank.channel.cellbroadcast.centre;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which serial number of a message which radio cells hold, or are thought to hold. */
final class Holdings {

    private final Map<Integer, BitSet> cellsBySerial = new TreeMap<>();

    BitSet of(int serial) {
        return cellsBySerial.computeIfAbsent(serial, s -> new BitSet());
    }

    void add(int serial, BitSet cells) {
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
    Set<Integer> serials() {
        cellsBySerial.values().removeIf(BitSet::isEmpty);
        return Set.copyOf(cellsBySerial.keySet());
    }

    /** All cells that hold any. */
    BitSet all() {
        var all = new BitSet();
        cellsBySerial.values().forEach(all::or);
        return all;
    }

    Map<Integer, BitSet> bySerial() {
        serials();
        return cellsBySerial;
    }
}
