package nl.weerklank.channel.web.stream;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;

/** The last frames, for readers who come back; what is older is answered from the board itself. */
public final class ReplayLog {

    private final int most;
    private final LongFunction<List<StreamFrame>> older;
    private final ArrayDeque<StreamFrame> frames = new ArrayDeque<>();
    private long lastDropped;

    /**
     * @param older what the board shows as changed after a revision that this log no longer reaches back to
     * @param known the revision up to which nothing is held here
     */
    public ReplayLog(int most, long known, LongFunction<List<StreamFrame>> older) {
        this.most = most;
        this.older = older;
        this.lastDropped = known;
    }

    public synchronized void add(StreamFrame frame) {
        frames.addLast(frame);
        if (frames.size() > most) {
            lastDropped = frames.removeFirst().id();
        }
    }

    /** Every frame after this id, oldest first; nothing is left out. */
    public List<StreamFrame> after(long id) {
        synchronized (this) {
            if (id >= lastDropped) {
                return frames.stream().filter(f -> f.id() > id).toList();
            }
        }
        return older.apply(id);
    }
}
