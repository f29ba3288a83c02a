package nl.weerklank.channel.cellbroadcast.network;

import java.util.BitSet;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;

/** One message that cells of a BSC broadcast since one write. */
final class OnAir {

    private final int messageId;
    private final int serial;
    private final Broadcast broadcast;
    private final BitSet cells;
    private final long startedNanos;
    private final boolean mute;

    OnAir(int messageId, int serial, Broadcast broadcast, BitSet cells, long startedNanos, boolean mute) {
        this.messageId = messageId;
        this.serial = serial;
        this.broadcast = broadcast;
        this.cells = cells;
        this.startedNanos = startedNanos;
        this.mute = mute;
    }

    int messageId() {
        return messageId;
    }

    int serial() {
        return serial;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    BitSet cells() {
        return cells;
    }

    /** Whether it is confirmed but never sent. */
    boolean isMute() {
        return mute;
    }

    boolean is(int id, int number) {
        return messageId == id && serial == number;
    }

    /** Share of the channel's slots that it takes. */
    double load() {
        return broadcast instanceof Broadcast.Cbs text ? (double) text.pages().size() / text.repetitionPeriod() : 0;
    }

    /** Whole broadcasts so far. */
    int completed(long nowNanos, long slotNanos, int limit) {
        if (!(broadcast instanceof Broadcast.Cbs text)) {
            return 0;
        }
        long since = nowNanos - startedNanos - text.pages().size() * slotNanos;
        long count = since < 0 ? 0 : 1 + since / (text.repetitionPeriod() * slotNanos);
        return (int) Math.min(limit, count);
    }

    /** How many broadcasts were asked for. */
    int limit(Quirks quirks) {
        if (!(broadcast instanceof Broadcast.Cbs text)) {
            return 0;
        }
        return text.broadcasts() > 0 ? text.broadcasts() : quirks.zeroBroadcastsIsOnce() ? 1 : Integer.MAX_VALUE;
    }
}
