package nl.weerklank.channel.siren.round;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import nl.weerklank.channel.siren.park.Hearing;
import nl.weerklank.channel.siren.park.SirenPark;

/**
 * Which posts can be counted on: not those that stayed away twice, cannot sound, or were found lying. What the channel
 * publishes as covered leaves them out, so that dispatch plans with the truth; they are commanded all the same.
 */
final class Reliance {

    private static final int MISSES = 2;
    private static final int MOST_NAMES = 10;

    private final SirenPark park;
    private final Map<Integer, Integer> missed = new ConcurrentHashMap<>();
    private final Map<Integer, String> unable = new ConcurrentHashMap<>();
    private final Map<Integer, Long> lied = new ConcurrentHashMap<>();
    private BitSet left = new BitSet();
    private volatile Hearing hearing;

    Reliance(SirenPark park) {
        this.park = park;
        this.hearing = park.hearing();
    }

    /** Who hears which posts, without those that could not be counted on when it was last {@linkplain #settle() settled}. */
    Hearing hearing() {
        return hearing;
    }

    /** There was no answer. */
    void missed(int post) {
        missed.merge(post, 1, Integer::sum);
    }

    /** @param testedAt when its last self-test ended, on our clock */
    void saw(int post, PostStatus status, long testedAt) {
        missed.remove(post);
        if (status.state() == PostState.FAULT) {
            unable.put(post, "controller fault");
        } else if (!status.amplifierGood()) {
            unable.put(post, "amplifier fault");
        } else if (status.selfTest() == SelfTest.FAILED) {
            unable.put(post, "self-test failed");
        } else {
            unable.remove(post);
        }
        var since = lied.get(post);
        if (since != null && status.selfTest() == SelfTest.PASSED && testedAt > since) {
            lied.remove(post);
        }
    }

    /** It confirmed, and its measured output said otherwise. */
    void lied(int post, long at) {
        lied.put(post, at);
    }

    /** Its measured output proved what it confirmed. */
    void proved(int post) {
        lied.remove(post);
    }

    /** Posts that did not answer when they were last asked. */
    BitSet missing() {
        var missing = new BitSet();
        missed.keySet().forEach(missing::set);
        return missing;
    }

    /** Makes what is known now what the channel counts on; says whether that changed. */
    synchronized boolean settle() {
        var now = new BitSet();
        causes().keySet().forEach(now::set);
        if (now.equals(left)) {
            return false;
        }
        left = now;
        hearing = now.isEmpty() ? park.hearing() : park.hearing().without(now);
        return true;
    }

    /** In words, for the route test; empty when all can be counted on. */
    String words() {
        var names = causes();
        if (names.isEmpty()) {
            return "";
        }
        IntFunction<String> named = post -> park.post(post).id() + " (" + names.get(post) + ")";
        var few = names.keySet().stream().limit(MOST_NAMES).map(named::apply).collect(Collectors.joining(", "));
        var more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return "; not counted on: " + few + more;
    }

    private Map<Integer, String> causes() {
        var causes = new TreeMap<Integer, String>();
        lied.keySet().forEach(post -> causes.put(post, "drew no power when it said that it sounds"));
        causes.putAll(unable);
        missed.forEach((post, times) -> {
            if (times >= MISSES) {
                causes.put(post, "no answer");
            }
        });
        return causes;
    }
}
