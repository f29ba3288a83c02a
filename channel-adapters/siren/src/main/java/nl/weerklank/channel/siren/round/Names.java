package nl.weerklank.channel.siren.round;

import java.util.BitSet;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.park.SirenPark;

/** Names posts in a sentence. */
final class Names {

    private Names() {}

    /** The ids of these posts, and how many more there are beyond the most that a sentence takes. */
    static String of(SirenPark park, BitSet posts, int most) {
        var named = posts.stream().limit(most).mapToObj(p -> park.post(p).id()).collect(Collectors.joining(", "));
        var more = posts.cardinality() - most;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
