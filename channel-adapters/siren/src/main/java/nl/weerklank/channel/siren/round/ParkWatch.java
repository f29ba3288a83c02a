package nl.weerklank.channel.siren.round;

import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Protocol;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.status.ChannelState;

/** Looks round the park without being heard: a few posts of every line each time, all of them in {@value #PARTS} times. */
public final class ParkWatch {

    private static final int PARTS = 8;
    private static final int MOST_NAMED = 10;
    private static final double GOOD_SHARE = 0.98;
    private static final double NEARLY_ALL = 0.95;
    private static final Duration LONGEST_LEAD = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(400);

    private final Posts posts;
    private final PostLink link;
    private final Duration patience;
    private final BitSet firstOfLines = new BitSet();
    private final AtomicInteger part = new AtomicInteger();
    private volatile Duration usualAnswer = Duration.ZERO;

    public ParkWatch(Posts posts, PostLink link, Duration patience) {
        this.posts = posts;
        this.link = link;
        this.patience = patience;
        var lines = new HashSet<String>();
        for (int i = 0; i < posts.park().size(); i++) {
            var post = posts.park().post(i);
            if (lines.add(line(post))) {
                firstOfLines.set(i);
            }
        }
    }

    /** Reads every post once, so that clocks and counters are known, and then measures how soon each line answers. */
    public CompletionStage<Void> lookAtAll() {
        var all = new BitSet();
        all.set(0, posts.park().size());
        return look(all).thenCompose(answered -> lookAtLines()).thenApply(answered -> null);
    }

    /** Reads one post of every line, the next part of the park and whoever was missing, and judges by them. */
    public CompletionStage<Health> look() {
        var asked = new BitSet();
        int offset = Math.floorMod(part.getAndIncrement(), PARTS);
        for (int i = offset; i < posts.park().size(); i += PARTS) {
            asked.set(i);
        }
        asked.or(posts.reliance().missing());
        return lookAtLines()
                .thenCompose(lines -> look(asked).thenApply(answered -> {
                    answered.or(lines);
                    asked.or(firstOfLines);
                    return health(asked.cardinality(), answered);
                }));
    }

    /**
     * How far ahead a common start should lie: nothing where nearly all lines answer so soon that their posts start together
     * anyway, otherwise twice the time that nearly all of them need to answer.
     */
    public Duration advisedLead() {
        return usualAnswer.compareTo(SOON) <= 0
                ? Duration.ZERO
                : Collections.min(List.of(usualAnswer.multipliedBy(2), LONGEST_LEAD));
    }

    /** Reads one post over every line; whether it answered, by the line's name. */
    public CompletionStage<Map<String, Boolean>> tryLines() {
        return lookAtLines().thenApply(answered -> {
            var lines = new TreeMap<String, Boolean>();
            firstOfLines.stream().forEach(index -> lines.put(line(posts.park().post(index)), answered.get(index)));
            return lines;
        });
    }

    private static String line(SirenPost post) {
        return post.protocol() == Protocol.MQTT ? "broker" : post.address();
    }

    private CompletionStage<BitSet> lookAtLines() {
        var started = System.nanoTime();
        var times = new ConcurrentLinkedQueue<Long>();
        return look(firstOfLines, () -> times.add(System.nanoTime() - started)).thenApply(answered -> {
            times.stream()
                    .sorted()
                    .skip((long) (times.size() * NEARLY_ALL))
                    .findFirst()
                    .ifPresent(nanos -> usualAnswer = Duration.ofNanos(nanos));
            return answered;
        });
    }

    private CompletionStage<BitSet> look(BitSet asked) {
        return look(asked, () -> {});
    }

    private CompletionStage<BitSet> look(BitSet asked, Runnable onAnswer) {
        var answered = new BitSet();
        var reads = IntStream.of(asked.stream().toArray())
                .mapToObj(index -> link.read(posts.park().post(index), patience)
                        .<Void>handle((status, e) -> {
                            if (e == null) {
                                onAnswer.run();
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
        var changed = posts.reliance().settle();
        var state = count >= GOOD_SHARE * asked ? ChannelState.UP : ChannelState.DEGRADED;
        return new Health(
                state,
                "%d of %d siren posts asked answered%s%s"
                        .formatted(count, asked, posts.reliance().words(), concerns()),
                changed);
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** What somebody should look at, though the channel works. */
    private String concerns() {
        var concerns = new StringBuilder();
        var strangers = new TreeMap<>(posts.strangers());
        if (!strangers.isEmpty()) {
            concerns.append("; refused commands that were not ours, by post: ").append(strangers);
        }
        var defects = new TreeMap<String, List<String>>();
        for (int i = 0; i < posts.park().size(); i++) {
            var id = posts.park().post(i).id();
            posts.lastSeen(i)
                    .flatMap(Posts.Seen::status)
                    .map(PostStatus::defects)
                    .filter(found -> !found.isEmpty())
                    .ifPresent(found -> defects.put(id, found));
            if (posts.clockOffset(i) != 0) {
                defects.merge(id, List.of("clock wrong by " + posts.clockOffset(i) + " ms"), ParkWatch::both);
            }
        }
        if (!defects.isEmpty()) {
            concerns.append("; %d need somebody to come: ".formatted(defects.size()))
                    .append(defects.entrySet().stream()
                            .limit(MOST_NAMED)
                            .map(e -> e.getKey() + " " + e.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return concerns.toString();
    }
}
