package nl.weerklank.channel.cellbroadcast.bsc;

import java.util.BitSet;
import java.util.Map;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;

/**
 * What a request came to, by radio cell; together the cells of the request.
 *
 * @param done cells that the BSC confirmed
 * @param broadcasts how often the message was broadcast, where the BSC said so
 * @param failed cells that the BSC named as failed
 * @param unanswered cells of which nothing is known: no answer in time, or the link is gone
 * @param reason why cells are unanswered; empty when none is
 */
public record Answer(
        BitSet done, Map<Integer, Integer> broadcasts, Map<Integer, Cause> failed, BitSet unanswered, String reason) {

    static Answer none(BitSet cells, String reason) {
        return new Answer(new BitSet(), Map.of(), Map.of(), cells, reason);
    }
}
