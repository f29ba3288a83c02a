package nl.weerklank.channel.cellbroadcast.bsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspReader;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspReading;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspWriter;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.cbsp.FrameReader;
import nl.weerklank.channel.cellbroadcast.link.Link;
import nl.weerklank.channel.cellbroadcast.link.LinkHandler;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.link.Listener;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.testkit.Await;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The centre's side of a link before a BSC that answers when the test says so, on a clock that the test moves. */
class BscLinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RESPONSE = Duration.ofMillis(200);
    private static final Timers TIMERS = new Timers(
            RESPONSE, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofMillis(100), Duration.ofMillis(800));

    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private final ConcurrentLinkedQueue<CbspMessage> asked = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init")
    private LinkLoop loop;

    @SuppressWarnings("NullAway.Init")
    private LinkLoop peer;

    @SuppressWarnings("NullAway.Init")
    private BscLink link;

    @SuppressWarnings("NullAway.Init")
    private Listener listener;

    private volatile @Nullable Link atPeer;

    @BeforeEach
    void connect() throws IOException {
        loop = new LinkLoop("centre", nanos::get);
        peer = new LinkLoop("bsc");
        listener = peer.listen(new InetSocketAddress("127.0.0.1", 0), Hearing::new);
        var cells = new BscCells(new CellPlan("none", 1, List.of()), 0, BscCells.Naming.CGI);
        link = new BscLink(0, new Peer("bsc-1", listener.address(), false), cells, TIMERS, loop, new Notes());
        loop.execute(link::start);
        Await.until("the link", PATIENCE, () -> atPeer != null && told.contains("up"));
    }

    @AfterEach
    void close() {
        loop.close();
        peer.close();
    }

    @Test
    void aBscThatAnswersIsNeverCalledSilentHoweverOftenItIsAsked() throws Exception {
        for (int i = 0; i < 50; i++) {
            var alive = new CompletableFuture<Boolean>();
            loop.execute(() -> link.alive(alive::complete));
            Await.until("the question", PATIENCE, () -> !asked.isEmpty());
            move(RESPONSE.minusMillis(40)); // past the end of the time that the question before had
            assertThat(alive).as("question %d", i).isNotDone();
            asked.clear();
            answer(new CbspMessage.KeepAliveComplete());
            assertThat(alive.get(20, TimeUnit.SECONDS)).as("question %d", i).isTrue();
        }
        assertThat(told).containsExactly("up");
    }

    @Test
    void aBscThatDoesNotAnswerInTimeIsSilentAndNotASecondEarlier() throws Exception {
        var alive = new CompletableFuture<Boolean>();
        loop.execute(() -> link.alive(alive::complete));
        Await.until("the question", PATIENCE, () -> !asked.isEmpty());
        move(RESPONSE.minusMillis(1));
        assertThat(alive).isNotDone();
        move(Duration.ofMillis(2));
        assertThat(alive.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aQuestionIsAnsweredAsUnansweredWhenTheResponseTimerRunsOut() throws Exception {
        var answer = new CompletableFuture<Answer>();
        var one = new BitSet();
        one.set(0);
        loop.execute(() ->
                link.request(new Request(new CbspMessage.Kill(4371, 0x5240, CellList.ALL, 0), one, answer::complete)));
        Await.until("the question", PATIENCE, () -> !asked.isEmpty());
        move(RESPONSE.plusMillis(1));
        assertThat(answer.get(20, TimeUnit.SECONDS).unanswered()).isEqualTo(one);
        assertThat(answer.get().reason()).contains("bsc-1", "200 ms");
    }

    @Test
    void aLostLinkIsTriedAgainAfterWaitsThatDoubleUpToTheLast() throws Exception {
        peer.call(() -> {
            listener.close();
            Objects.requireNonNull(atPeer).close("gone");
            return true;
        });
        Await.until("the loss", PATIENCE, () -> told.contains("down"));
        int tries = 1;
        for (int wait : List.of(100, 200, 400, 800, 800)) {
            move(Duration.ofMillis(wait - 1));
            assertThat(downs()).as("before the wait of %d ms is over", wait).isEqualTo(tries);
            move(Duration.ofMillis(1));
            tries++;
            int expected = tries;
            Await.until("the attempt after " + wait + " ms", PATIENCE, () -> downs() == expected);
        }
    }

    private int downs() {
        return (int) told.stream().filter("down"::equals).count();
    }

    private void move(Duration step) {
        nanos.addAndGet(step.toNanos());
        loop.call(() -> true);
        loop.call(() -> true); // the turn in which the first was taken has run its timers
    }

    private void answer(CbspMessage message) {
        peer.execute(() -> Objects.requireNonNull(atPeer).send(CbspWriter.write(message)));
    }

    private final class Notes implements BscListener {
        @Override
        public void up(int bsc) {
            told.add("up");
        }

        @Override
        public void down(int bsc, String reason) {
            told.add("down");
        }

        @Override
        public void restarted(int bsc, BitSet cells, boolean dataLost) {}

        @Override
        public void failed(int bsc, Map<Integer, Cause> cells) {}
    }

    private final class Hearing implements LinkHandler {
        private final FrameReader frames = new FrameReader();

        @Override
        public void opened(Link opened) {
            atPeer = opened;
        }

        @Override
        public void received(Link from, ByteBuffer octets) {
            frames.feed(octets);
            try {
                for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                    if (CbspReader.read(frame.get()) instanceof CbspReading.Read read) {
                        asked.add(read.message());
                    }
                }
            } catch (FrameReader.TooLong e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void closed(Link gone, String reason) {}
    }
}
