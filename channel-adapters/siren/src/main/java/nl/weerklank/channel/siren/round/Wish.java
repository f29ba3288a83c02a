package nl.weerklank.channel.siren.round;

import java.util.Optional;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.signal.Signal;

/**
 * What one post is to do in a round.
 *
 * @param index the post's place in the park
 * @param signal what to sound; empty to stop what the activation's alert sounds
 * @param askFirst whether it may have done so already, because the order was begun before
 */
public record Wish(int index, SirenPost post, Optional<Signal> signal, long activation, boolean askFirst) {

    public boolean isStop() {
        return signal.isEmpty();
    }

    /** Whether measured output is to follow: a silent test proves nothing to an ear. */
    public boolean isHeard() {
        return signal.isEmpty() || signal.get().audible();
    }
}
