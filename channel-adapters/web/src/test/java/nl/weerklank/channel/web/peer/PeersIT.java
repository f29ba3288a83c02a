package nl.weerklank.channel.web.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.web.browser.Stand;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers' programs make of what we publish. */
class PeersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Stand stand;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CapAlert fire = SampleAlerts.chemicalFire(Stand.now());

    @BeforeEach
    void open() throws Exception {
        stand = Stand.open(folder, Map.of("push-services", "127.0.0.1", "local-callbacks", "true", "seen-enough", "2"));
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aBrowsersPushIsDecryptedAndItsSenderVerifiedByOthersCode() throws Exception {
        try (var browser = NodeProgram.start("push-receiver.mjs")) {
            assertThat(subscribe(browser.line(0), "51.69", "4.60")).isEqualTo(201);
            stand.publish(event(1), OrderAction.EMIT);
            var push = browser.line(1);
            assertThat(push.get("verified").asBoolean()).isTrue();
            assertThat(push.get("urgency").asText()).isEqualTo("high");
            assertThat(push.get("ttl").asLong()).isBetween(7000L, 7200L);
            assertThat(push.get("topic").asText()).isEqualTo(event(1).alertId());
            assertThat(push.at("/text/title").asText()).isEqualTo("Grote brand Moerdijk: ga naar binnen");
            assertThat(push.at("/text/body").asText()).endsWith("\nCode: " + AlertIds.shortCode(event(1).alertId()));
            stand.publish(event(1), OrderAction.EMIT);
            var cancel = SampleAlerts.followUp(fire, Stand.now(), CapMsgType.CANCEL, 2);
            stand.publish(SampleAlerts.event(fire, cancel, 2, Mode.LIVE), OrderAction.STOP);
            assertThat(browser.line(2).at("/text/title").asText())
                    .startsWith("Voorbij: de afzender heeft deze waarschuwing beëindigd");
        }
    }

    @Test
    void aBrowserElsewhereIsNotDisturbedAndOneThatIsGoneIsForgotten() throws Exception {
        try (var gone = NodeProgram.start("push-receiver.mjs", "410");
                var far = NodeProgram.start("push-receiver.mjs")) {
            assertThat(subscribe(gone.line(0), "51.69", "4.60")).isEqualTo(201);
            assertThat(subscribe(far.line(0), "53.2", "6.57")).isEqualTo(201);
            stand.publish(event(1), OrderAction.EMIT);
            assertThat(gone.line(1).get("status").asInt()).isEqualTo(410);
            Await.until(
                    "forgotten",
                    PATIENCE,
                    () -> !keptSubscriptions()
                            .contains(gone.line(0).get("endpoint").asText()));
            assertThat(keptSubscriptions()).contains(far.line(0).get("endpoint").asText());
            assertThat(far.lines()).hasSize(1);
        }
    }

    @Test
    void aPushServiceThatIsBusyIsAskedAgain() throws Exception {
        try (var busy = NodeProgram.start("push-receiver.mjs", "429")) {
            subscribe(busy.line(0), "51.69", "4.60");
            stand.publish(event(1), OrderAction.EMIT);
            assertThat(busy.line(1).get("status").asInt()).isEqualTo(429);
            assertThat(busy.line(2).get("status").asInt()).isEqualTo(201);
        }
    }

    @Test
    void onlyPushServicesThatAreKnownAreCalledAndSubscribingHasALimit() throws Exception {
        var keys =
                "{\"p256dh\":\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\","
                        + "\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}";
        assertThat(post(
                        "/push/subscribe",
                        "{\"endpoint\":\"https://intranet.example/x\",\"keys\":%s,\"places\":[[52,5]]}"
                                .formatted(keys)))
                .isEqualTo(400);
        int answer = 0;
        for (int i = 0; i < 25; i++) {
            answer = post(
                    "/push/subscribe",
                    "{\"endpoint\":\"http://127.0.0.1:9/%d\",\"keys\":%s,\"places\":[[52,5]]}".formatted(i, keys));
        }
        assertThat(answer).isEqualTo(429);
    }

    @Test
    void theFeedIsReadByParsersThatAreNotOurs() throws Exception {
        stand.publish(event(1), OrderAction.EMIT);
        var rome = new SyndFeedInput().build(new StringReader(get("/feed.atom")));
        assertThat(rome.getEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getUri()).endsWith(event(1).alertId());
            assertThat(entry.getTitle()).isEqualTo("Grote brand Moerdijk: ga naar binnen");
            assertThat(entry.getEnclosures()).anyMatch(e -> e.getType().equals("application/cap+xml"));
        });
        try (var feedsmith = NodeProgram.start("feed-reader.mjs", stand.address + "/feed.atom")) {
            var feed = feedsmith.line(0);
            assertThat(feed.at("/entries/0/id").asText()).endsWith(event(1).alertId());
            assertThat(feed.at("/entries/0/updated").asText()).isNotBlank();
            assertThat(feed.at("/entries/0/categories").toString()).contains(AlertIds.shortCode(event(1).alertId()));
        }
    }

    @Test
    void anEventSourceThatIsNotOursHearsAlertUpdateAndEnd() throws Exception {
        try (var source = NodeProgram.start("stream-reader.mjs", stand.address + "/stream?since=0")) {
            stand.publish(event(1), OrderAction.EMIT);
            assertThat(source.line(0).at("/data/headline").asText()).startsWith("Grote brand");
            var update = SampleAlerts.followUp(fire, Stand.now(), CapMsgType.UPDATE, 2);
            stand.publish(SampleAlerts.event(fire, update, 2, Mode.LIVE), OrderAction.REPLACE);
            assertThat(source.line(1).at("/data/version").asInt()).isEqualTo(2);
            var cancel = SampleAlerts.followUp(fire, Stand.now(), CapMsgType.CANCEL, 3);
            stand.publish(SampleAlerts.event(fire, cancel, 3, Mode.LIVE), OrderAction.STOP);
            assertThat(source.line(2).get("type").asText()).isEqualTo("ended");
        }
    }

    @Test
    void theSignedCapIsVerifiedByXmlsec1AndNotOnceItWasChanged() throws Exception {
        var xmlsec = Peers.require("xmlsec1", "xmlsec1");
        stand.publish(event(1), OrderAction.EMIT);
        var certificate = Files.writeString(folder.resolve("certificate.pem"), get("/certificate.pem"));
        var xml = get("/alert/" + event(1).alertId() + ".cap.xml");
        var good = Files.writeString(folder.resolve("good.xml"), xml);
        var bad = Files.writeString(folder.resolve("bad.xml"), xml.replace("Ga naar binnen", "Ga naar buiten"));
        assertThat(xml).contains("Ga naar binnen");
        assertThat(verified(xmlsec, certificate, good)).isZero();
        assertThat(verified(xmlsec, certificate, bad)).isNotZero();
    }

    @Test
    void everyExampleOnTheDocumentationPageRuns() throws Exception {
        Peers.require("curl", "curl");
        Peers.require("xmlsec1", "xmlsec1");
        stand.publish(event(1), OrderAction.EMIT);
        var examples = java.util.regex.Pattern.compile(
                        "<code class=\"run\">(.*?)</code>", java.util.regex.Pattern.DOTALL)
                .matcher(get("/docs"));
        int run = 0;
        while (examples.find()) {
            var script = examples.group(1)
                    .replace("&quot;", "\"")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&")
                    .replace("&#39;", "'");
            var output = folder.resolve("example-" + run++);
            var process = new ProcessBuilder("bash", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(script).isTrue();
            assertThat(process.exitValue())
                    .as(script + "\n" + Files.readString(output))
                    .isZero();
            assertThat(Files.readString(output)).as(script).isNotBlank();
        }
        assertThat(run).isEqualTo(7);
    }

    @Test
    void aFeedSubscriberIsAskedWhetherItMeantItAndThenToldWithItsSecret() throws Exception {
        try (var reader = new FeedSubscriber()) {
            assertThat(post(
                            "/hub",
                            "hub.mode=subscribe&hub.topic=" + stand.address
                                    + "/feed.atom&hub.secret=sesame&hub.callback=" + reader.address()))
                    .isEqualTo(202);
            Await.until("verified", PATIENCE, reader::wasAsked);
            var version = new java.util.concurrent.atomic.AtomicInteger();
            Await.until("subscribed and told", PATIENCE, () -> {
                stand.publish(event(version.incrementAndGet()), OrderAction.EMIT);
                return reader.received() != null;
            });
            assertThat(reader.received()).contains(event(1).alertId());
            assertThat(reader.signatureFits("sesame")).isTrue();
        }
    }

    @Test
    void aFeedSubscriberIsKeptOverARestartAndAskedForNothingAgain() throws Exception {
        try (var reader = new FeedSubscriber()) {
            subscribeToFeed(reader);
            stand.restart();
            stand.publish(event(1), OrderAction.EMIT);
            Await.until("told after the restart", PATIENCE, () -> reader.posts() == 1);
            assertThat(reader.received()).contains(event(1).alertId());
            assertThat(reader.signatureFits("sesame")).isTrue();
            Await.until("noted", PATIENCE, () -> kept("feed-subscribers.json").contains("\"revision\":1"));
            stand.restart();
            assertThat(reader.posts()).isEqualTo(1);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("state/feed-subscribers.json")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFeedSubscriberThatDidNotAnswerIsToldLaterAlsoAfterARestart() throws Exception {
        try (var reader = new FeedSubscriber()) {
            subscribeToFeed(reader);
            reader.answerWith(503);
            stand.publish(event(1), OrderAction.EMIT);
            Await.until("tried again", PATIENCE, () -> reader.posts() >= 2);
            stand.adapter().close();
            reader.answerWith(204);
            int before = reader.posts();
            stand.restart();
            Await.until("told of what it missed", PATIENCE, () -> reader.posts() > before);
            assertThat(reader.received()).contains(event(1).alertId());
        }
    }

    @Test
    void aFeedSubscriberThatIsGoneIsForgottenForGood() throws Exception {
        try (var reader = new FeedSubscriber()) {
            subscribeToFeed(reader);
            reader.answerWith(410);
            stand.publish(event(1), OrderAction.EMIT);
            Await.until(
                    "forgotten", PATIENCE, () -> !kept("feed-subscribers.json").contains(reader.address()));
        }
    }

    private void subscribeToFeed(FeedSubscriber reader) throws Exception {
        assertThat(post(
                        "/hub",
                        "hub.mode=subscribe&hub.topic=" + stand.address + "/feed.atom&hub.secret=sesame&hub.callback="
                                + reader.address()))
                .isEqualTo(202);
        Await.until("subscribed", PATIENCE, () -> kept("feed-subscribers.json").contains(reader.address()));
    }

    @Test
    void aCodeThatIsTypedAnyhowLeadsToTheAlertAndWhatIsNoneIsSaidToBeNone() throws Exception {
        stand.publish(event(1), OrderAction.EMIT);
        var code = AlertIds.shortCode(event(1).alertId());
        var follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (var path : java.util.List.of(
                "/genuine?code=" + code.replace("-", "+").toLowerCase(java.util.Locale.ROOT),
                "/genuine?code=Code%3A%20" + code,
                "/genuine/" + code.replace("-", ""),
                "/" + code,
                "/" + code.toLowerCase(java.util.Locale.ROOT).replace("-", ""))) {
            assertThat(body(follows, path)).as(path).contains("Grote brand Moerdijk");
        }
        assertThat(body(follows, "/en/" + code)).contains("Large fire at Moerdijk");
        assertThat(body(follows, "/genuine?code=hello%3Cscript%3E"))
                .contains("Dit is geen code")
                .doesNotContain("hello");
        assertThat(body(follows, "/genuine?code=")).contains("<input id=\"code\"");
    }

    private String body(HttpClient client, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(stand.address + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void anotherSitesPageCannotSpeakForItsReadersAndNonsenseIsAnswered() throws Exception {
        for (var path : java.util.List.of("/seen", "/push/subscribe", "/hub")) {
            var request = HttpRequest.newBuilder(URI.create(stand.address + path))
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
            for (var nonsense : java.util.List.of("", "null", "[]", "{", "{\"near\":[null,1]}", "x".repeat(9000))) {
                assertThat(post(path, nonsense)).as(path + " " + nonsense).isBetween(400, 429);
            }
        }
    }

    @Test
    void sayingThatOneReadItHasALimitAndLeavesNothingBehind() throws Exception {
        stand.publish(event(1), OrderAction.EMIT);
        var ping = "{\"alert\":\"%s\",\"version\":1,\"near\":[51.7,4.6],\"ticket\":\"6d3f0c0ffee\"}"
                .formatted(event(1).alertId());
        int answer = 0;
        for (int i = 0; i < 40; i++) {
            answer = post("/seen", ping);
        }
        assertThat(answer).isEqualTo(429);
        try (var files = Files.walk(folder.resolve("state"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("6d3f0c0ffee", "\"127.0.0.1\"");
            }
        }
    }

    @Test
    void residentsWhoSayThatTheyReadItMakeTheirAreaSeen() throws Exception {
        var notes = stand.publish(event(1), OrderAction.EMIT);
        var ping = "{\"alert\":\"%s\",\"version\":1,\"ticket\":\"\",\"near\":[51.7,4.6]}".formatted(event(1).alertId());
        assertThat(post("/seen", ping)).isEqualTo(202);
        assertThat(notes.everClaimed(Rung.SEEN)).isFalse();
        assertThat(post("/seen", ping)).isEqualTo(202);
        Await.until("SEEN", PATIENCE, () -> notes.everClaimed(Rung.SEEN));
        assertThat(event(1).target().containsAll(notes.reached(Rung.SEEN))).isTrue();
        assertThat(notes.reached(Rung.SEEN)).isNotEqualTo(event(1).target());
    }

    @Test
    void whileTheBackboneIsGoneTheSiteGoesOnAndSaysHowOldItsStateIs() throws Exception {
        stand.publish(event(1), OrderAction.EMIT);
        stand.adapter().backbone(false);
        Await.until("said to machines", PATIENCE, () -> text("/revision").contains("\"sourceLost\":true"));
        Await.until("said to people", PATIENCE, () -> text("/").contains("Geen verbinding met de bron sinds"));
        assertThat(text("/")).contains("Sluit ramen en deuren");
        stand.adapter().backbone(true);
        Await.until("heard again", PATIENCE, () -> !text("/").contains("Geen verbinding met de bron"));
    }

    @Test
    void whenTheOriginIsGoneTheEdgeGoesOnServingTheLastState() throws Exception {
        stand.publish(event(1), OrderAction.EMIT);
        assertThat(get("/")).contains("Sluit ramen en deuren");
        assertThat(get("/feed.atom")).contains(event(1).alertId());
        stand.adapter().close();
        assertThat(get("/")).contains("Sluit ramen en deuren");
        assertThat(get("/feed.atom")).contains(event(1).alertId());
    }

    @Test
    void anAnswerIsTaggedAndOpenToEveryOriginAndStrictToBrowsers() throws Exception {
        var first = http.send(
                HttpRequest.newBuilder(URI.create(stand.address + "/alerts.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("s-maxage", "stale-if-error");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        var again = http.send(
                HttpRequest.newBuilder(URI.create(stand.address + "/alerts.json"))
                        .header("If-None-Match", tag)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(tag).as("one tag for plain and compressed is a weak one").startsWith("W/\"");
    }

    private String text(String path) {
        try {
            return get(path);
        } catch (Exception e) {
            return "";
        }
    }

    private int verified(Path xmlsec, Path certificate, Path file) throws Exception {
        return new ProcessBuilder(
                        xmlsec.toString(),
                        "--verify",
                        "--trusted-pem",
                        certificate.toString(),
                        "--enabled-key-data",
                        "x509",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xmlsec.log").toFile())
                .start()
                .waitFor();
    }

    private String keptSubscriptions() {
        return kept("push-subscriptions.json");
    }

    private String kept(String file) {
        try {
            return Files.readString(folder.resolve("state").resolve(file));
        } catch (java.io.IOException e) {
            return "";
        }
    }

    private int subscribe(JsonNode browser, String latitude, String longitude) throws Exception {
        return post(
                "/push/subscribe",
                "{\"endpoint\":%s,\"keys\":%s,\"places\":[[%s,%s]],\"language\":\"nl\",\"expirationTime\":null}"
                        .formatted(browser.get("endpoint"), browser.get("keys"), latitude, longitude));
    }

    private int post(String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(stand.address + path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String get(String path) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stand.address + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private AlertEvent event(int version) {
        return SampleAlerts.event(fire, fire, version, Mode.LIVE);
    }
}
