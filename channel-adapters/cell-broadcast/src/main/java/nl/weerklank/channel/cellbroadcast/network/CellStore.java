package nl.weerklank.channel.cellbroadcast.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;

/** What the cells of one BSC hold, with the rules that a real one applies before it takes a message. */
final class CellStore {

    private final List<OnAir> messages = new ArrayList<>();
    private final BitSet dead = new BitSet();
    private final long slotNanos;
    private final Quirks quirks;

    CellStore(long slotNanos, Quirks quirks) {
        this.slotNanos = slotNanos;
        this.quirks = quirks;
    }

    /** Cells that are out of order. */
    BitSet dead() {
        return dead;
    }

    void clear() {
        messages.forEach(message -> message.cells().clear());
        messages.clear();
    }

    void clear(BitSet cells) {
        messages.forEach(message -> message.cells().andNot(cells));
        messages.removeIf(message -> message.cells().isEmpty());
    }

    boolean has(int cell, int messageId, int serial) {
        return messages.stream()
                .anyMatch(m -> m.is(messageId, serial) && m.cells().get(cell));
    }

    /** Why this cell cannot take this write; empty when it can. */
    Optional<Cause> objection(int cell, int messageId, int newSerial, int oldSerial, Broadcast broadcast) {
        if (dead.get(cell)) {
            return Optional.of(Cause.NOT_OPERATIONAL);
        }
        if (oldSerial >= 0 && !has(cell, messageId, oldSerial)) {
            return Optional.of(Cause.REFERENCE_NOT_IDENTIFIED);
        }
        if (newSerial != oldSerial && has(cell, messageId, newSerial)) {
            return Optional.of(Cause.REFERENCE_IN_USE);
        }
        if (quirks.shorterPeriodIsRefused() && beforeLonger(cell, messageId, oldSerial, broadcast)) {
            return Optional.of(Cause.BSC_CAPACITY);
        }
        double load = new OnAir(messageId, newSerial, broadcast, new BitSet(), 0, true).load();
        for (var message : messages) {
            boolean goes = oldSerial >= 0 && message.is(messageId, oldSerial);
            if (message.cells().get(cell) && !goes) {
                load += message.load();
            }
        }
        return load > 1.000_001 ? Optional.of(Cause.BSC_CAPACITY) : Optional.empty();
    }

    private boolean beforeLonger(int cell, int messageId, int oldSerial, Broadcast broadcast) {
        return messages.stream()
                .filter(m -> m.cells().get(cell) && !m.is(messageId, oldSerial))
                .anyMatch(m -> m.broadcast() instanceof Broadcast.Cbs one
                        && broadcast instanceof Broadcast.Cbs other
                        && one.repetitionPeriod() > other.repetitionPeriod());
    }

    void put(OnAir message) {
        messages.add(message);
    }

    void remove(int messageId, int serial, BitSet cells) {
        for (var message : messages) {
            if (message.is(messageId, serial)) {
                message.cells().andNot(cells);
            }
        }
        messages.removeIf(message -> message.cells().isEmpty());
    }

    /** Whole broadcasts of a message in a cell so far. */
    int broadcasts(int cell, int messageId, int serial, long nowNanos) {
        for (var message : messages) {
            if (message.is(messageId, serial) && message.cells().get(cell)) {
                return Math.min(0xFFFF, message.completed(nowNanos, slotNanos, message.limit(quirks)));
            }
        }
        return 0;
    }

    /** How many messages a cell holds. */
    int held(int cell) {
        return (int) messages.stream().filter(m -> m.cells().get(cell)).count();
    }

    /** Percent of a cell's slots that are taken. */
    int load(int cell) {
        double load = messages.stream()
                .filter(m -> m.cells().get(cell))
                .mapToDouble(OnAir::load)
                .sum();
        return (int) Math.min(100, Math.round(load * 100));
    }

    List<OnAir> messages() {
        return messages;
    }
}
