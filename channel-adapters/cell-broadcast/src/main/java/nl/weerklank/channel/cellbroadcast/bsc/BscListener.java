package nl.weerklank.channel.cellbroadcast.bsc;

import java.util.BitSet;
import java.util.Map;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;

/** What a BSC's link tells the centre of its own accord; on the loop's thread. */
public interface BscListener {

    /** The link stands; what the BSC holds is not known. */
    void up(int bsc);

    /** The link is gone. */
    void down(int bsc, String reason);

    /** Cells are back; {@code dataLost} says that they hold no message any more. */
    void restarted(int bsc, BitSet cells, boolean dataLost);

    /** Cells can no longer broadcast. */
    void failed(int bsc, Map<Integer, Cause> cells);
}
