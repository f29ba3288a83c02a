package nl.weerklank.channel.siren;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import nl.weerklank.channel.siren.command.ActivationId;
import nl.weerklank.channel.siren.command.CommandCounter;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import nl.weerklank.channel.siren.modbus.RegisterMap;
import nl.weerklank.channel.siren.park.Audibility;
import nl.weerklank.channel.siren.park.SirenPark;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.round.Pace;
import nl.weerklank.channel.siren.round.Posts;
import nl.weerklank.channel.siren.round.Round;
import nl.weerklank.channel.siren.round.Wish;
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;

/**
 * Starts and stops a part of the park on paper before the first order comes: in a process that has just been started again
 * a stop must not wait for code that was never run.
 */
final class Rehearsal {

    private static final int POSTS = 400;
    private static final int TIMES = 3;

    private final SirenPark park;
    private final Posts posts;
    private final ScheduledExecutorService timer;
    private final Signal signal;

    /** @param folder where the numbers of the paper commands are kept apart from the real ones */
    Rehearsal(SirenPark whole, SignalBook signals, Path folder, InstantSource clock, ScheduledExecutorService timer) {
        this.park = new SirenPark(
                whole.label(), whole.posts().subList(0, Math.min(POSTS, whole.size())), Audibility.ASSUMED);
        this.signal = signals.all().getFirst();
        this.timer = timer;
        this.posts =
                new Posts(park, new byte[32], new CommandCounter(folder.resolve("rehearsal.counter"), clock), clock);
    }

    /** Completes when it is over. */
    CompletionStage<Void> play(ReportSink unheard) {
        CompletionStage<Void> played = CompletableFuture.completedFuture(null);
        for (int i = 1; i <= TIMES; i++) {
            int version = 2 * i;
            played = played.thenCompose(v -> round(Optional.of(signal), version, unheard))
                    .thenCompose(v -> round(Optional.empty(), version + 1, unheard));
        }
        return played;
    }

    private CompletionStage<Void> round(Optional<Signal> wanted, int version, ReportSink unheard) {
        var activation = ActivationId.of("rehearsal", version);
        var wishes = IntStream.range(0, park.size())
                .mapToObj(i -> new Wish(i, park.post(i), wanted, activation, false))
                .toList();
        var cells =
                CellSet.of(IntStream.range(0, park.size()).mapToLong(park::home).toArray());
        return new Round(posts, new Paper(posts), Pace.DEFAULT, timer)
                .run(wishes, cells, wanted.isEmpty(), Duration.ZERO, "rehearse", unheard);
    }

    /** Controllers on paper: they write commands and statuses as the real ones do, and answer at once. */
    private static final class Paper implements PostLink {

        private final RegisterMap registers = RegisterMap.signed();
        private final Map<String, PostStatus> told = new ConcurrentHashMap<>();
        private final Posts posts;

        Paper(Posts posts) {
            this.posts = posts;
        }

        @Override
        public CompletionStage<PostStatus> send(SirenPost post, SignedCommand command, Duration patience) {
            List<RegisterMap.Block> written = registers.write(command);
            var status = status(
                    post, command, !written.isEmpty() && !command.command().isStop());
            told.put(post.id(), status);
            return CompletableFuture.completedFuture(registers.read(registers.show(status)));
        }

        @Override
        public CompletionStage<PostStatus> read(SirenPost post, Duration patience) {
            return CompletableFuture.completedFuture(told.get(post.id()));
        }

        @Override
        public void close() {}

        private PostStatus status(SirenPost post, SignedCommand signed, boolean sounds) {
            var command = signed.command();
            return new PostStatus(
                    sounds ? PostState.SOUNDING : PostState.IDLE,
                    true,
                    true,
                    true,
                    2700,
                    sounds ? post.nominalWatts() : 0,
                    post.nominalWatts(),
                    command.activation(),
                    command.startAt(),
                    command.totalMillis(),
                    CommandResult.ACCEPTED,
                    SelfTest.PASSED,
                    0,
                    0,
                    posts.now(),
                    command.counter());
        }
    }
}
