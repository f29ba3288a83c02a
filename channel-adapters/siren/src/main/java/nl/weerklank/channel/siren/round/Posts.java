package nl.weerklank.channel.siren.round;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandCounter;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.SirenPark;

/** What is known of every post besides where it stands: its key, how its clock differs from ours, and its last status. */
public final class Posts {

    private final SirenPark park;
    private final PostKey[] keys;
    private final CommandCounter counter;
    private final InstantSource clock;
    private final AtomicLongArray clockOffsets;
    private final AtomicReferenceArray<Seen> seen;

    /** A status and when it was read, or that there was no answer. */
    public record Seen(long atMillis, Optional<PostStatus> status) {}

    public Posts(SirenPark park, byte[] secret, CommandCounter counter, InstantSource clock) {
        this.park = park;
        this.keys = park.posts().stream().map(p -> PostKey.of(secret, p.id())).toArray(PostKey[]::new);
        this.counter = counter;
        this.clock = clock;
        this.clockOffsets = new AtomicLongArray(park.size());
        this.seen = new AtomicReferenceArray<>(park.size());
    }

    public SirenPark park() {
        return park;
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
        seen.set(index, new Seen(now(), Optional.of(status)));
        if (status.clock() != 0) {
            clockOffsets.set(index, status.clock() - now());
        }
        counter.above(status.counter());
    }

    /** Keeps that there was no answer. */
    public void missed(int index) {
        seen.set(index, new Seen(now(), Optional.empty()));
    }

    /** What was last read of a post; empty when it was never asked. */
    public Optional<Seen> lastSeen(int index) {
        return Optional.ofNullable(seen.get(index));
    }

    /** By how many milliseconds the post's clock is ahead of ours, as last read. */
    public long clockOffset(int index) {
        return clockOffsets.get(index);
    }
}
