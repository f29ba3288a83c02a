package nl.weerklank.channel.cellbroadcast.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.weerklank.channel.cellbroadcast.bsc.Answer;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.BscLink;
import nl.weerklank.channel.cellbroadcast.bsc.BscListener;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.bsc.Peer;
import nl.weerklank.channel.cellbroadcast.bsc.Timers;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.Octets;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.placement.Placement;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.RadioCell;
import nl.weerklank.channel.cellbroadcast.text.DataCoding;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import nl.weerklank.testkit.Await;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsmoBscIT {

    private static final Plmn PLMN = Plmn.of("204", "99");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int GOOD = 0;
    private static final int WITHOUT_CHANNEL = 1;
    private static final int UNKNOWN = 2;
    private static final int ID = 4371;
    private static final String TEXT =
            "NL-Alert: Grote brand [Moerdijk] {rook} kost €0. Ga naar binnen en sluit ramen en deuren. Blijf binnen.";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private OsmoPeers peers;

    @SuppressWarnings("NullAway.Init")
    private LinkLoop loop;

    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void openALoop() throws Exception {
        peers = new OsmoPeers(folder);
        loop = new LinkLoop("osmo-test");
    }

    @AfterEach
    void closeEverything() throws Exception {
        loop.close();
        peers.close();
    }

    @Test
    void aRealBscGivesTheDocumentedAnswers() throws Exception {
        var bsc = dial(peers.bscThatListens());
        var text = onAir(TEXT, "nl", 6, 10);

        assertThat(write(bsc, 0x5240, null, text, GOOD).done()).isEqualTo(cells(GOOD));
        assertThat(write(bsc, 0x5240, null, text, GOOD).failed()).containsValue(Cause.REFERENCE_IN_USE);
        var both = write(bsc, 0x5300, null, onAir("kort", "nl", 60, 10), GOOD, WITHOUT_CHANNEL);
        assertThat(both.done()).as("%s", both).isEqualTo(cells(GOOD));
        assertThat(both.failed()).isEqualTo(Map.of(WITHOUT_CHANNEL, Cause.NOT_SUPPORTED));
        assertThat(write(bsc, 0x5310, null, text, UNKNOWN).failed())
                .isEqualTo(Map.of(UNKNOWN, Cause.PARAMETER_NOT_RECOGNISED));

        // while messages with different periods are live, this BSC refuses a replacement for want of slots
        assertThat(kill(bsc, 0x5300, GOOD).done()).isEqualTo(cells(GOOD));
        var replaced = write(bsc, 0x5241, 0x5240, onAir("Brand meester.", "nl", 6, 10), GOOD);
        assertThat(replaced.done()).as("%s", replaced).isEqualTo(cells(GOOD));
        assertThat(replaced.broadcasts()).containsKey(GOOD);
        assertThat(write(bsc, 0x5243, 0x5242, text, GOOD).failed()).containsValue(Cause.REFERENCE_NOT_IDENTIFIED);

        assertThat(status(bsc, 0x5241, GOOD).broadcasts()).containsKey(GOOD);
        assertThat(status(bsc, 0x5240, GOOD).failed()).containsValue(Cause.REFERENCE_NOT_IDENTIFIED);
        assertThat(kill(bsc, 0x5241, GOOD).done()).isEqualTo(cells(GOOD));
        assertThat(kill(bsc, 0x5241, GOOD).failed()).containsValue(Cause.REFERENCE_NOT_IDENTIFIED);
    }

    @Test
    void besideAnotherMessageOfTheSamePeriodARealBscReplacesWhatThePlacementAsksFor() throws Exception {
        var bsc = dial(peers.bscThatListens());
        var placement = new Placement(bsc, message(TEXT, 0x5250), m -> 30, m -> 10, () -> told.add("changed"));
        assertThat(write(bsc, 0x5300, null, onAir("kort", "nl", 30, 10), GOOD).done())
                .isEqualTo(cells(GOOD));
        loop.execute(() -> {
            placement.want(cells(GOOD));
            placement.drive();
        });
        Await.until("the first wording", PATIENCE, () -> loop.call(() -> placement.holds(GOOD)));
        for (int version = 1; version <= 3; version++) {
            var next = message("Brand meester " + TEXT.repeat(version), 0x5250 + version);
            loop.execute(() -> {
                placement.retarget(next);
                placement.drive();
            });
            Await.until("wording " + version, PATIENCE, () -> loop.call(() -> placement.holds(GOOD)));
        }
        assertThat(loop.call(placement::hasTroubles)).isFalse();
        assertThat(status(bsc, 0x5253, GOOD).broadcasts()).containsKey(GOOD);
        assertThat(status(bsc, 0x5250, GOOD).failed()).containsValue(Cause.REFERENCE_NOT_IDENTIFIED);
        assertThat(status(bsc, 0x5300, GOOD).broadcasts())
                .as("the other message is still there")
                .containsKey(GOOD);
    }

    @Test
    void aResetTakesEveryMessageOffARealBsc() throws Exception {
        var bsc = dial(
                peers.bscThatListens(),
                BscCells.Naming.SHORTEST,
                new CellPlan("osmo", 1, List.of(cell(OsmoPeers.CELL), cell(OsmoPeers.CELL_WITHOUT_CHANNEL))));
        assertThat(write(bsc, 0x5240, null, onAir("kort", "nl", 30, 10), GOOD).done())
                .isEqualTo(cells(GOOD));
        var reset = asked(bsc::reset);
        assertThat(reset.done().get(GOOD)).as("%s", reset).isTrue();
        assertThat(status(bsc, 0x5240, GOOD).failed()).containsValue(Cause.REFERENCE_NOT_IDENTIFIED);
    }

    /** Why the centre has one period for all messages. */
    @Test
    void besideAMessageOfALongerPeriodARealBscRefusesAndLosesWhatWasToBeReplaced() throws Exception {
        var bsc = dial(peers.bscThatListens());
        assertThat(write(bsc, 0x5240, null, onAir("kort", "nl", 6, 10), GOOD).done())
                .isEqualTo(cells(GOOD));
        assertThat(write(bsc, 0x5300, null, onAir("kort", "nl", 10, 10), GOOD).done())
                .isEqualTo(cells(GOOD));
        assertThat(write(bsc, 0x5241, 0x5240, onAir("kort", "nl", 6, 10), GOOD).failed())
                .containsValue(Cause.BSC_CAPACITY);
        assertThat(kill(bsc, 0x5240, GOOD).failed()).containsValue(Cause.REFERENCE_NOT_IDENTIFIED);
    }

    private static WarningMessage message(String text, int serial) {
        var coding = DataCoding.of(text, "nl");
        return new WarningMessage(ID, SerialNumber.of(serial), true, "nl", coding.scheme(), Pages.cut(text, coding));
    }

    @Test
    void aRealBscCountsSlotsAndTakesEmergencyMessages() throws Exception {
        var bsc = dial(peers.bscThatListens());
        var page = Pages.cut(TEXT, DataCoding.of(TEXT, "nl")).getFirst();
        assertThat(write(bsc, 0x5400, null, fifteen(page, 1), GOOD).failed()).containsValue(Cause.BSC_CAPACITY);
        assertThat(write(bsc, 0x5410, null, fifteen(page, 60), GOOD).done()).isEqualTo(cells(GOOD));

        var warning = new Broadcast.Emergency(1, 0x0180, Octets.zeros(Broadcast.Emergency.SECURITY_SIZE), 0);
        var written = asked(then -> bsc.write(4352, 0x5000, null, cells(GOOD), warning, then));
        assertThat(written.done()).isEqualTo(cells(GOOD));
        var killed = asked(then -> bsc.killEmergency(4352, 0x5000, cells(GOOD), then));
        assertThat(killed.done()).isEqualTo(cells(GOOD));

        var alive = new CompletableFuture<Boolean>();
        loop.execute(() -> bsc.link().alive(alive::complete));
        assertThat(alive.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void wholeAreasAndAllCellsAreUnderstood() throws Exception {
        var address = peers.bscThatListens();
        for (var naming : BscCells.Naming.values()) {
            var bsc = dial(
                    address,
                    naming,
                    new CellPlan("osmo", 1, List.of(cell(OsmoPeers.CELL), cell(OsmoPeers.CELL_WITHOUT_CHANNEL))));
            int serial = 0x6000 + naming.ordinal() * 16;
            var answer = write(bsc, serial, null, onAir("kort", "nl", 60, 10), GOOD, WITHOUT_CHANNEL);
            assertThat(answer.done()).as("%s: %s", naming, answer).isEqualTo(cells(GOOD));
            assertThat(answer.failed()).isEqualTo(Map.of(WITHOUT_CHANNEL, Cause.NOT_SUPPORTED));
            assertThat(kill(bsc, serial, GOOD).done()).isEqualTo(cells(GOOD));
            loop.call(() -> {
                bsc.link().close();
                return true;
            });
        }
    }

    @Test
    void aRealBscDialsInAndTellsThatItRestarted() throws Exception {
        var bsc = bsc(new Peer("osmo", new InetSocketAddress("127.0.0.1", 0), true), BscCells.Naming.CGI, plan());
        bsc.link().bind();
        int port = Objects.requireNonNull(bsc.link().listening()).address().getPort();
        peers.bscThatDials(port);
        Await.until("osmo-bsc dials in", PATIENCE, () -> told.contains("up"));
        Await.until("its RESTART", PATIENCE, () -> told.contains("restarted lost"));
        assertThat(write(bsc, 0x5240, null, onAir(TEXT, "nl", 6, 10), GOOD).done())
                .isEqualTo(cells(GOOD));
    }

    private BscQuestions dial(InetSocketAddress address) {
        return dial(address, BscCells.Naming.CGI, plan());
    }

    private BscQuestions dial(InetSocketAddress address, BscCells.Naming naming, CellPlan plan) {
        told.clear();
        var bsc = bsc(new Peer("osmo", address, false), naming, plan);
        loop.execute(() -> bsc.link().start());
        Await.until("the link to osmo-bsc", PATIENCE, () -> told.contains("restarted lost"));
        return bsc;
    }

    private BscQuestions bsc(Peer peer, BscCells.Naming naming, CellPlan plan) {
        var listener = new BscListener() {
            @Override
            public void up(int bsc) {
                told.add("up");
            }

            @Override
            public void down(int bsc, String reason) {
                told.add("down");
            }

            @Override
            public void restarted(int bsc, BitSet cells, boolean dataLost) {
                told.add(dataLost ? "restarted lost" : "restarted");
            }

            @Override
            public void failed(int bsc, Map<Integer, Cause> cells) {
                told.add("failed");
            }
        };
        return new BscQuestions(new BscLink(0, peer, new BscCells(plan, 0, naming), Timers.DEFAULT, loop, listener));
    }

    private static CellPlan plan() {
        return new CellPlan("osmo", 1, List.of(cell(OsmoPeers.CELL), cell(OsmoPeers.CELL_WITHOUT_CHANNEL), cell(4444)));
    }

    private static RadioCell cell(int ci) {
        return new RadioCell(0, PLMN, OsmoPeers.LAC, ci, 51.69f, 4.59f, RadioCell.OMNI, 3000);
    }

    private static Broadcast onAir(String text, String language, int period, int broadcasts) {
        var coding = DataCoding.of(text, language);
        return new Broadcast.Cbs(false, 0, period, broadcasts, coding.scheme(), Pages.cut(text, coding));
    }

    private static Broadcast fifteen(Page page, int period) {
        return new Broadcast.Cbs(false, 0, period, 2, 0x05, Collections.nCopies(15, page));
    }

    private Answer write(BscQuestions bsc, int serial, @Nullable Integer old, Broadcast text, int... cells)
            throws Exception {
        return asked(then -> bsc.write(ID, serial, old, cells(cells), text, then));
    }

    private Answer kill(BscQuestions bsc, int serial, int... cells) throws Exception {
        return asked(then -> bsc.kill(ID, serial, cells(cells), then));
    }

    private Answer status(BscQuestions bsc, int serial, int... cells) throws Exception {
        return asked(then -> bsc.status(ID, serial, cells(cells), then));
    }

    private Answer asked(Consumer<Consumer<Answer>> question) throws Exception {
        var answer = new CompletableFuture<Answer>();
        loop.execute(() -> question.accept(answer::complete));
        return answer.get(10, TimeUnit.SECONDS);
    }

    private static BitSet cells(int... indexes) {
        var cells = new BitSet();
        for (int index : indexes) {
            cells.set(index);
        }
        return cells;
    }
}
