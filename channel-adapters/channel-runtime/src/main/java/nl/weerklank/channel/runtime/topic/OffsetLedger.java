package nl.weerklank.channel.runtime.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which records of each partition are done, in whatever order they end: the position that may be committed lies before
 * the oldest one that is not. Thread-safe.
 *
 * @param <P> what names a partition
 */
final class OffsetLedger<P> {

    private static final class Line {
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;
    }

    private final Map<P, Line> lines = new HashMap<>();

    /** A record was taken; records of one partition are taken in order. */
    synchronized void begun(P partition, long offset) {
        var line = lines.computeIfAbsent(partition, any -> new Line());
        line.open.add(offset);
        line.next = offset + 1;
    }

    synchronized void done(P partition, long offset) {
        var line = lines.get(partition);
        if (line != null) {
            line.open.remove(offset);
        }
    }

    /** The partition is no longer ours. */
    synchronized void forget(P partition) {
        lines.remove(partition);
    }

    /** How many records are taken and not done. */
    synchronized int open() {
        return lines.values().stream().mapToInt(line -> line.open.size()).sum();
    }

    /** The positions that moved since this was last asked. */
    synchronized Map<P, Long> toCommit() {
        var moved = new HashMap<P, Long>();
        lines.forEach((partition, line) -> {
            long position = line.open.isEmpty() ? line.next : line.open.first();
            if (position > line.committed) {
                line.committed = position;
                moved.put(partition, position);
            }
        });
        return moved;
    }
}
