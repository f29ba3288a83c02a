package nl.weerklank.channel.cellbroadcast.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.Peer;
import nl.weerklank.channel.cellbroadcast.bsc.Timers;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.channel.cellbroadcast.centre.Centre;
import nl.weerklank.channel.cellbroadcast.centre.CentreSettings;
import nl.weerklank.channel.cellbroadcast.message.Identifiers;
import nl.weerklank.channel.cellbroadcast.message.MessageMaker;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.RadioCell;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.channel.cellbroadcast.plan.Targeting;
import nl.weerklank.channel.cellbroadcast.text.WarningText;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirInterfaceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String DUTCH_DO =
            "Ga naar binnen [sluit {ramen}] en deuren; schade loopt tot €1000 ~ wacht af.";
    private static final String UKRAINIAN_DO = "Зачиніть вікна та двері.";

    /** The packed letters that begin every page in UCS-2; the dissector shows them as one character. */
    private static final String UKRAINIAN_PREFIX = "\uF535";

    @TempDir
    Path folder;

    @Test
    void theTextOnTheAirIsTheTextThatTheAlertMeansAndAnUpdateReplacesIt() throws Exception {
        Peers.require("osmo-bts-virtual", "osmo-bts");
        Peers.require("tshark", "tshark");
        try (var peers = new OsmoPeers(folder);
                var air = new Air(peers.airPort())) {
            var bsc = peers.bscThatListens();
            peers.baseStation();
            try (var centre = centre(new Peer("osmo", bsc, false))) {
                centre.open().toCompletableFuture().get(10, TimeUnit.SECONDS);
                var sent = InstantSource.system().instant();
                var first = alert(sent, "air-1", CapMsgType.ALERT, "");
                carriedOut(centre, SampleAlerts.event(first, first, 1, Mode.LIVE), OrderAction.EMIT);

                Await.until("both languages off the air; " + air, PATIENCE, () -> air.heard.size() >= 2);
                var dutch = air.text(4371);
                assertThat(dutch).startsWith("Brand Moerdijk").contains(DUTCH_DO, "Gebied: Moerdijk");
                assertThat(air.pages.get(4371)).isEqualTo(2);
                assertThat(air.text(4384)).startsWith("Пожежа").contains(UKRAINIAN_DO, "Територія: Moerdijk");
                assertThat(air.pages.get(4384)).isEqualTo(3);

                var update = alert(sent.plusSeconds(1), "air-2", CapMsgType.UPDATE, " Brand is geblust.");
                carriedOut(centre, SampleAlerts.event(first, update, 2, Mode.LIVE), OrderAction.REPLACE);
                Await.until(
                        "the update off the air", PATIENCE, () -> air.text(4371).contains("Brand is geblust."));
            }
        }
    }

    private static void carriedOut(Centre centre, AlertEvent event, OrderAction action) throws Exception {
        var notes = new ReportNotes();
        centre.carryOut(SampleAlerts.emission(event, "cell-broadcast", action), notes)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(notes.reached(Rung.TRANSMITTED).isEmpty()).as("%s", notes).isFalse();
    }

    private Centre centre(Peer peer) throws IOException {
        var at = SampleAlerts.MOERDIJK;
        var cell = new RadioCell(
                0,
                Plmn.of("204", "99"),
                OsmoPeers.LAC,
                OsmoPeers.CELL,
                (float) at.latitude(),
                (float) at.longitude(),
                RadioCell.OMNI,
                3000);
        var plan = new CellPlan("one real cell", 1, List.of(cell));
        var manner = new WarningText.Manner("", ZoneId.of("Europe/Amsterdam"), 15);
        var settings = new CentreSettings(
                new MessageMaker(Identifiers.of(Map.of()), manner, "nl"),
                List.of(peer),
                BscCells.Naming.CGI,
                Timers.DEFAULT,
                6,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                null,
                Duration.ofSeconds(30),
                null);
        var service = ServiceMap.of(plan);
        return new Centre(
                plan,
                service,
                new Targeting(plan, service, PeopleMap.of(Map.of()), code -> Optional.empty(), code -> false),
                settings,
                folder.resolve("centre"),
                InstantSource.system());
    }

    private static CapAlert alert(Instant sent, String identifier, CapMsgType type, String more) {
        var like = SampleAlerts.chemicalFire(sent);
        var info = like.infos().getFirst();
        return new CapAlert(
                identifier,
                like.sender(),
                like.sent(),
                like.status(),
                type,
                null,
                like.scope(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(info(info, "nl", "Brand Moerdijk", DUTCH_DO + more), info(info, "uk", "Пожежа", UKRAINIAN_DO)));
    }

    private static CapInfo info(CapInfo like, String language, String headline, @Nullable String instruction) {
        return new CapInfo(
                language,
                like.categories(),
                like.event(),
                like.responseTypes(),
                like.urgency(),
                like.severity(),
                like.certainty(),
                null,
                List.of(),
                like.effective(),
                like.onset(),
                like.expires(),
                null,
                headline,
                null,
                instruction,
                null,
                null,
                List.of(),
                List.of(),
                like.areas());
    }

    /** Listens to the virtual air interface with an outside dissector that puts blocks and pages together. */
    private static final class Air implements AutoCloseable {
        private final Process tshark;
        private final Map<Integer, String> heard = new ConcurrentHashMap<>();
        private final Map<Integer, Integer> pages = new ConcurrentHashMap<>();

        Air(int port) throws IOException {
            tshark = new ProcessBuilder(
                            Peers.require("tshark", "tshark").toString(),
                            "-l",
                            "-i",
                            "lo",
                            "-f",
                            "udp port " + port,
                            "-d",
                            "udp.port==" + port + ",gsmtap",
                            "-Y",
                            "gsm_cbs.message_content",
                            "-T",
                            "fields",
                            "-e",
                            "gsm_cbs.message-identifier",
                            "-e",
                            "gsm_cbs.total_pages",
                            "-e",
                            "gsm_cbs.message_content")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.ofVirtual().start(this::read);
        }

        String text(int messageId) {
            return heard.getOrDefault(messageId, "");
        }

        private void read() {
            try (var lines =
                    new BufferedReader(new InputStreamReader(tshark.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var columns = line.split("\t", 3);
                    int id = Integer.decode(columns[0].split(",")[0]);
                    pages.put(id, Integer.decode(columns[1].split(",")[0]));
                    var text = columns[2].replace(UKRAINIAN_PREFIX, "").replace("\\n", "\n");
                    heard.put(id, text.replaceAll("(\\\\r)+$", ""));
                }
            } catch (IOException e) {
                heard.put(-1, e.toString());
            }
        }

        @Override
        public void close() throws InterruptedException {
            tshark.destroy();
            tshark.waitFor(5, TimeUnit.SECONDS);
        }

        @Override
        public String toString() {
            return heard + " " + pages;
        }
    }
}
