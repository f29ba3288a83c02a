package nl.weerklank.channel.siren;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.ReportNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SirenParkIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void postsOfBothProtocolsStartTogether() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            stand.carryOut(stand.first());
            var heard = stand.simulator().publicRecord();
            assertThat(heard).hasSizeGreaterThan(3);
            var starts = heard.stream().mapToLong(r -> r.at().toEpochMilli()).summaryStatistics();
            assertThat(starts.getMax() - starts.getMin()).isLessThanOrEqualTo(1000);
            assertThat(heard).extracting(PublicRecord::what).allMatch(what -> what.startsWith("nl-warning "));
        }
    }

    @Test
    void whenPostsNeedLongToAnswerTheStartLiesAheadSoThatTheyStillStartTogether() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of("start-lead-ms", "1500"))) {
            stand.carryOut(stand.first());
            var starts = stand.simulator().publicRecord().stream()
                    .map(PublicRecord::at)
                    .distinct()
                    .toList();
            assertThat(starts).as("one start time for all posts").hasSize(1);
        }
    }

    @Test
    void aCancelStopsWhateverCanBeReachedAndNamesThePostsThatCannot() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            stand.carryOut(stand.first());
            var sounding = posts(stand.simulator().publicRecord());
            stand.simulator().behave(FaultKind.HALF);
            var notes = stand.carryOut(stand.cancel());
            assertThat(notes.failed(Fault.UNREACHABLE, Fault.SILENT)).isNotEqualTo(CellSet.EMPTY);
            var named = sounding.stream()
                    .filter(post ->
                            notes.all().stream().anyMatch(n -> n.detail().contains(post)))
                    .toList();
            assertThat(named).as("dead posts named").isNotEmpty();
            assertThat(sounding).as("some could be stopped").hasSizeGreaterThan(named.size());
            stand.simulator().behave(FaultKind.NONE);
            var again = stand.carryOut(stand.cancel());
            assertThat(again.failed().minus(again.failed(Fault.NOT_COVERED))).isEqualTo(CellSet.EMPTY);
            assertThat(stand.simulator().onAir()).isEmpty();
        }
    }

    @Test
    void theEndOfOneAlertDoesNotSilenceAnother() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            stand.carryOut(stand.first());
            var other = SirenStand.first(stand.first().alert().acceptedAt().plusSeconds(1), Mode.LIVE);
            var renamed = new nl.weerklank.contract.channel.Emission(
                    TestOrders.renamed(other.order(), "another-alert"), other.alert());
            stand.carryOut(renamed);
            var notes = stand.carryOut(stand.cancel());
            assertThat(notes.failed().minus(notes.failed(Fault.NOT_COVERED))).isEqualTo(CellSet.EMPTY);
            assertThat(stand.simulator().onAir())
                    .as("the other alert sounds on")
                    .hasSize(1);
        }
    }

    @Test
    void anUpdateForASmallerAreaSilencesThePostsOutsideIt() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            stand.carryOut(stand.first());
            var sounding = posts(stand.simulator().publicRecord());
            var smaller = TestOrders.updated(stand.first(), cell -> cell % 3 == 0);
            stand.carryOut(smaller);
            Await.until(
                    "old posts outside are silent",
                    SirenStand.PATIENCE,
                    () -> stand.simulator().onAir().size() == 1);
            stand.simulator().forget();
            assertThat(sounding).isNotEmpty();
        }
    }

    @Test
    void anExerciseRunsSilentTestsThatNobodyHears() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            var notes = stand.carryOut(stand.exercise());
            assertThat(notes.everClaimed(Rung.TRANSMITTED)).isTrue();
            assertThat(notes.everClaimed(Rung.OBSERVED)).isFalse();
            assertThat(stand.simulator().publicRecord()).isEmpty();
        }
    }

    @Test
    void theSelfTestGoesRoundTheParkUnheardWithAResultForEachPost() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "300"), Map.of())) {
            var results = stand.adapter()
                    .selfTest()
                    .toCompletableFuture()
                    .get(SirenStand.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(results).hasSize(300);
            assertThat(results.values()).allMatch(r -> r.verdict() == HandTest.Verdict.PASSED);
            assertThat(stand.simulator().publicRecord()).isEmpty();
            assertThat(Files.readAllLines(folder.resolve("adapter/self-test.csv")))
                    .hasSize(301);
            var health = stand.adapter().probe().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(health.reason()).contains("300 of 300 posts passed");
        }
    }

    @Test
    void theSelfTestFindsHalfAParkThatIsDeadAndAParkThatLies() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "300"), Map.of())) {
            stand.simulator().behave(FaultKind.HALF);
            var dead = stand.adapter().selfTest().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(dead.values().stream()
                            .filter(r -> r.verdict() == HandTest.Verdict.PASSED)
                            .count())
                    .isEqualTo(150);
            stand.simulator().behave(FaultKind.LIE);
            var lying = stand.adapter().selfTest().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(lying.values()).noneMatch(r -> r.verdict() == HandTest.Verdict.PASSED);
        }
    }

    @Test
    void aSelfTestNeverCutsASignalShort() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            stand.carryOut(stand.first());
            var onAir = stand.simulator().onAir();
            stand.adapter().selfTest().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(stand.simulator().onAir()).isEqualTo(onAir).isNotEmpty();
            var again = stand.carryOut(stand.first());
            assertThat(again.everClaimed(Rung.TRANSMITTED)).isTrue();
            assertThat(stand.simulator().publicRecord())
                    .extracting(r -> r.what() + r.place())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void halfAParkIsDegradedAndADeadOneIsDown() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "300"), Map.of())) {
            stand.simulator().behave(FaultKind.HALF);
            assertThat(stand.adapter()
                            .probe()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS)
                            .state())
                    .isEqualTo(ChannelState.DEGRADED);
            stand.simulator().close();
            assertThat(stand.adapter()
                            .probe()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS)
                            .state())
                    .isEqualTo(ChannelState.DOWN);
        }
    }

    @Test
    void aDeadControllerDelaysNoOther() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of("patience-ms", "8000"))) {
            stand.simulator().behave(FaultKind.HALF);
            var notes = new ReportNotes();
            var order = stand.adapter().carryOut(stand.first(), notes).toCompletableFuture();
            Await.until(
                    "the living half is transmitted", SirenStand.PATIENCE, () -> notes.everClaimed(Rung.TRANSMITTED));
            var living = stand.simulator().publicRecord();
            order.get(20, TimeUnit.SECONDS);
            assertThat(stand.simulator().publicRecord()).isEqualTo(living);
        }
    }

    @Test
    void postsThatObeyEverybodyAreDrivenByTheAdapterAsTheLastHop() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("trust", "PLAIN"), Map.of())) {
            var notes = stand.carryOut(stand.first());
            Await.until("observed", SirenStand.PATIENCE, () -> notes.everClaimed(Rung.OBSERVED));
            assertThat(notes.failed()).isEqualTo(notes.failed(Fault.NOT_COVERED));
            var again = stand.carryOut(stand.first());
            assertThat(again.everClaimed(Rung.TRANSMITTED)).isTrue();
            assertThat(stand.simulator().publicRecord())
                    .extracting(r -> r.what() + r.place())
                    .doesNotHaveDuplicates();
            stand.carryOut(stand.cancel());
            assertThat(stand.simulator().onAir()).isEmpty();
        }
    }

    @Test
    void aCancelSoundsTheAllClearWhereACountryHasOne() throws Exception {
        try (var stand = new SirenStand(folder, Map.of(), Map.of())) {
            var german = folder.resolve("german.csv");
            var park = Path.of(stand.simulator().adapterProperties().get("park"));
            Files.write(
                    german,
                    Files.readAllLines(park).stream()
                            .map(l -> l.replace(",NL,", ",DE,"))
                            .toList());
            var properties = new java.util.HashMap<>(stand.simulator().adapterProperties());
            properties.put("park", german.toString());
            properties.put("mqtt.client-id", "weerklank-german");
            try (var adapter = SirenStand.adapter(folder.resolve("german"), properties)) {
                SirenStand.carryOut(adapter, stand.first());
                assertThat(stand.simulator().onAir()).allMatch(what -> what.startsWith("de-warning "));
                var notes = SirenStand.carryOut(adapter, stand.cancel());
                assertThat(notes.everClaimed(Rung.TRANSMITTED)).isTrue();
                assertThat(stand.simulator().onAir()).isNotEmpty().allMatch(what -> what.startsWith("de-all-clear "));
            }
        }
    }

    @Test
    void theSimulatorsPagesShowEveryPostAndEveryRefusal() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "40"), Map.of())) {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            stand.simulator().pages().forEach((path, handler) -> server.createContext("/" + path, handler));
            server.start();
            try (var client = HttpClient.newHttpClient()) {
                var posts = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/posts"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(posts.body()).contains("SYN-0001", "SYN-0040", "\"state\":\"IDLE\"");
            } finally {
                server.stop(0);
            }
        }
    }

    private static List<String> posts(List<PublicRecord> heard) {
        return heard.stream().map(PublicRecord::place).distinct().collect(Collectors.toList());
    }
}
