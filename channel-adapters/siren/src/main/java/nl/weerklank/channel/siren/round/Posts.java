package nl.weerklank.channel.siren.round;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandCounter;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.Hearing;
import nl.weerklank.channel.siren.park.SirenPark;

/** What is known of every post besides where it stands: its key, how its clock differs from ours, and its last status. */
public final class Posts {

    /** Less than this is the way there and back, or does not matter for a start within a second. */
    private static final long TOLERATED_OFFSET_MILLIS = 400;

    private static final System.Logger LOG = System.getLogger(Posts.class.getName());

    private final SirenPark park;
    private final PostKey[] keys;
    private final CommandCounter counter;
    private final InstantSource clock;
    private final AtomicLongArray clockOffsets;
    private final AtomicReferenceArray<Seen> seen;
    private final AtomicIntegerArray ours;
    private final Reliance reliance;
    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();

    /** A status and when it was read, or that there was no answer. */
    public record Seen(long atMillis, Optional<PostStatus> status) {}

    public Posts(SirenPark park, byte[] secret, CommandCounter counter, InstantSource clock) {
        this.park = park;
        this.keys = park.posts().stream().map(p -> PostKey.of(secret, p.id())).toArray(PostKey[]::new);
        this.counter = counter;
        this.clock = clock;
        this.clockOffsets = new AtomicLongArray(park.size());
        this.ours = new AtomicIntegerArray(park.size());
        this.seen = new AtomicReferenceArray<>(park.size());
        this.reliance = new Reliance(park);
    }

    public SirenPark park() {
        return park;
    }

    /** Who hears which posts, without those that could not be counted on when the park was last looked at. */
    public Hearing hearing() {
        return reliance.hearing();
    }

    Reliance reliance() {
        return reliance;
    }

    public long now() {
        return clock.millis();
    }

    /** The command for a wish, to start at this time on our clock, signed for the post. */
    public SignedCommand command(Wish wish, long startAt) {
        var at = startAt + clockOffsets.get(wish.index());
        var number = counter.next();
        return keys[wish.index()].sign(wish.signal()
                .map(s -> new Command(
                        s.number(), s.runSeconds(), s.runs(), s.pauseSeconds(), at, wish.activation(), number))
                .orElseGet(() -> new Command(Command.STOP, 0, 0, 0, at, wish.activation(), number)));
    }

    /** Keeps a status, and learns from it how the post's clock differs and how far its counter is. */
    public void saw(int index, PostStatus status) {
        var now = now();
        var before = seen.getAndSet(index, new Seen(now, Optional.of(status)));
        if (before != null && before.status().isPresent()) {
            countStrangers(index, status.refused() - before.status().get().refused());
        }
        if (status.clock() != 0) {
            var offset = status.clock() - now;
            clockOffsets.set(index, Math.abs(offset) < TOLERATED_OFFSET_MILLIS ? 0 : offset);
        }
        reliance.saw(index, status, status.selfTestAt() - clockOffsets.get(index));
        counter.above(status.counter());
    }

    /** The post refused a command of ours, so that one refusal more is nobody else's. */
    public void refusedOurs(int index) {
        ours.incrementAndGet(index);
    }

    /** Posts that refused commands which were not ours, with how many: somebody tries to set them off. */
    public Map<String, Integer> strangers() {
        return Map.copyOf(strangers);
    }

    private void countStrangers(int index, int refusals) {
        int known = Math.min(Math.max(0, refusals), ours.getAndSet(index, 0));
        if (refusals > known) {
            var id = park.post(index).id();
            strangers.merge(id, refusals - known, Integer::sum);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "siren post refused commands that were not ours post={0} count={1}",
                    id,
                    refusals - known);
        }
    }

    /** Keeps that there was no answer. */
    public void missed(int index) {
        seen.set(index, new Seen(now(), Optional.empty()));
        reliance.missed(index);
    }

    /** What was last read of a post; empty when it was never asked. */
    public Optional<Seen> lastSeen(int index) {
        return Optional.ofNullable(seen.get(index));
    }

    /** By how many milliseconds the post's clock is ahead of ours, as last read; 0 for one that is right. */
    public long clockOffset(int index) {
        return clockOffsets.get(index);
    }
}
