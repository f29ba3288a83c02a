package nl.weerklank.channel.siren.round;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.status.ChannelState;

/** Looks round the park without being heard: a few posts of every line each time, all of them in {@value #PARTS} times. */
public final class ParkWatch {

    private static final int PARTS = 8;
    private static final double GOOD_SHARE = 0.98;

    private final Posts posts;
    private final PostLink link;
    private final Duration patience;
    private final Map<String, Integer> firstOfLine = new HashMap<>();
    private final AtomicInteger part = new AtomicInteger();

    public ParkWatch(Posts posts, PostLink link, Duration patience) {
        this.posts = posts;
        this.link = link;
        this.patience = patience;
        for (int i = 0; i < posts.park().size(); i++) {
            firstOfLine.putIfAbsent(posts.park().post(i).address(), i);
        }
    }

    /** Reads every post once, so that clocks and counters are known. */
    public CompletionStage<Void> lookAtAll() {
        var all = new BitSet();
        all.set(0, posts.park().size());
        return look(all).thenApply(answered -> null);
    }

    /** Reads one post of every line and the next part of the park, and judges by them. */
    public CompletionStage<Health> look() {
        var asked = new BitSet();
        firstOfLine.values().forEach(asked::set);
        int offset = Math.floorMod(part.getAndIncrement(), PARTS);
        for (int i = offset; i < posts.park().size(); i += PARTS) {
            asked.set(i);
        }
        return look(asked).thenApply(answered -> health(asked.cardinality(), answered));
    }

    private CompletionStage<BitSet> look(BitSet asked) {
        var answered = new BitSet();
        var reads = IntStream.of(asked.stream().toArray())
                .mapToObj(index -> link.read(posts.park().post(index), patience)
                        .handle((status, e) -> {
                            if (e == null) {
                                posts.saw(index, status);
                                synchronized (answered) {
                                    answered.set(index);
                                }
                            } else {
                                posts.missed(index);
                            }
                            return null;
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(reads).thenApply(v -> answered);
    }

    private Health health(int asked, BitSet answered) {
        var count = answered.cardinality();
        if (count == 0) {
            return new Health(ChannelState.DOWN, "none of " + asked + " siren posts asked answered", false);
        }
        var state = count >= GOOD_SHARE * asked ? ChannelState.UP : ChannelState.DEGRADED;
        return new Health(state, "%d of %d siren posts asked answered".formatted(count, asked), false);
    }
}
