package nl.weerklank.ingest.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.signal.judge.RuleSet;
import nl.weerklank.signal.picture.ThreadState;
import nl.weerklank.signal.rule.RuleFileReader;
import nl.weerklank.signal.source.Source;
import nl.weerklank.signal.trust.Trust;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.SourceReport;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;
import nl.weerklank.testkit.ManualClock;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTopologyTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(NOON);
    private final Sources sources = new Sources(List.of(source("knmi"), source("emsc")));
    private final Watch watch = new Watch(sources, NOON);
    private final TrustBook trust = new TrustBook(sources);
    private Shed shed = new Shed(0, clock);

    @TempDir
    Path stateDir;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() throws IOException {
        var rules = RuleSet.of(List.of(RuleFileReader.read(
                Files.readString(Path.of(System.getProperty("weerklank.root"), "samples/rules/example.yaml")))));
        var settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "nowhere:1");
        settings.put("state.dir", stateDir.toString());
        var parts = new PictureParts(rules, sources, trust, watch, shed);
        driver = new TopologyTestDriver(new PictureTopology(parts, clock).build(), settings, NOON);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void twoSourcesOfOneEarthquakeAreOneThreadAndFireTheRuleThatWantsTwo() {
        send(quake("knmi", 5));
        send(quake("emsc", 5));
        pass(Duration.ofSeconds(1));

        assertThat(firings()).extracting(Firing::rule).containsExactly("earthquake-felt", "earthquake-early-warning");
        assertThat(threads()).singleElement().satisfies(view -> {
            assertThat(view.thread().signals()).isEqualTo(2);
            assertThat(view.evidence()).extracting(told -> told.source()).containsExactly("knmi", "emsc");
            assertThat(view.thread().fired()).containsOnlyKeys("earthquake-felt", "earthquake-early-warning");
        });
    }

    @Test
    void manyChangesOfAThreadLeaveTogether() {
        for (int i = 0; i < 20; i++) {
            send(quake("knmi", 3 + i / 100.0, "v" + i));
        }
        pass(Duration.ofSeconds(1));

        assertThat(threads())
                .singleElement()
                .satisfies(view -> assertThat(view.thread().signals()).isEqualTo(20));
    }

    @Test
    void deliveredAgainASignalCountsOnceAndItsFiringHasTheSameId() {
        send(quake("knmi", 5));
        var before = firings();
        send(quake("knmi", 5));
        pass(Duration.ofSeconds(1));

        assertThat(firings())
                .extracting(Firing::id)
                .isEqualTo(before.stream().map(Firing::id).toList());
        assertThat(threads())
                .singleElement()
                .satisfies(view -> assertThat(view.thread().signals()).isEqualTo(1));
    }

    @Test
    void whatIsNoSignalIsPutAsideWithItsCauseAndTheNextIsTaken() {
        sendRaw("knmi/x", "{\"secret\": 1}".getBytes(StandardCharsets.UTF_8));
        send(quake("knmi", 5));

        var letters = read(Topics.deadLetter(Topics.SIGNALS));
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(new String(
                                letter.headers()
                                        .lastHeader(Headers.DEAD_LETTER_CAUSE)
                                        .value(),
                                StandardCharsets.UTF_8))
                        .doesNotContain("secret"));
        assertThat(firings()).isNotEmpty();
    }

    @Test
    void trustOfTheTopicOfSourcesCountsAtOnce() {
        driver.createInputTopic(Topics.SOURCES, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(
                        "knmi" + SourceTable.TRUST,
                        PictureJson.write(Trust.declared(0.9)
                                .after(new Trust.FalseAlarm("t", NOON, "bram", "a truck"))
                                .after(new Trust.FalseAlarm("u", NOON, "bram", "a truck"))));
        send(quake("knmi", 5));
        pass(Duration.ofSeconds(1));

        assertThat(firings()).isEmpty();
        assertThat(threads().getFirst().thread().held().get("earthquake-felt")).contains("believed 0.32");
    }

    @Test
    void aSilentSourceIsPutOnRecordOnceAndItsThreadRunsOutAsUnknown() {
        heard("knmi");
        heard("emsc");
        send(quake("knmi", 5));
        pass(Duration.ofMinutes(30));
        pass(Duration.ofMinutes(1));

        assertThat(firings())
                .filteredOn(firing -> firing.rule().equals("freshness"))
                .extracting(Firing::source)
                .containsExactlyInAnyOrder("knmi", "emsc");
        pass(Duration.ofHours(8));
        assertThat(threads())
                .last()
                .satisfies(view -> assertThat(view.thread().state()).isEqualTo(ThreadState.UNKNOWN));
    }

    @Test
    void underAFloodUsualSignalsAreLeftOutAndNamedAndGraveOnesNever() {
        shed = new Shed(10, clock);
        var parts = new PictureParts(RuleSet.NONE, sources, trust, watch, shed);
        driver.close();
        var settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "nowhere:1");
        settings.put("state.dir", stateDir.toString());
        driver = new TopologyTestDriver(new PictureTopology(parts, clock).build(), settings, NOON);
        for (int i = 0; i < 100; i++) {
            send(quake("knmi", 3, "v" + i));
            send(grave("emsc", "v" + i));
        }
        pass(Duration.ofSeconds(1));

        assertThat(shed.counts()).isEqualTo(Map.of("knmi", 90L));
        assertThat(threads())
                .last()
                .satisfies(view -> assertThat(view.thread().signals()).isEqualTo(110));
    }

    private void heard(String source) {
        driver.createInputTopic(Topics.SOURCES, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(source + SourceTable.HEARD, PictureJson.write(new SourceReport(source, clock.instant())));
    }

    private void send(Signal signal) {
        var record = SignalRecords.toRecord(signal, 1);
        driver.createInputTopic(Topics.SIGNALS, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(signal.key(), record.value(), record.headers(), clock.instant()));
    }

    private void sendRaw(String key, byte[] value) {
        driver.createInputTopic(Topics.SIGNALS, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private void pass(Duration time) {
        clock.advance(time);
        driver.advanceWallClockTime(time);
    }

    private List<Firing> firings() {
        return read(Topics.FIRINGS).stream()
                .map(found -> PictureJson.read(found.value(), Firing.class))
                .toList();
    }

    private List<ThreadView> threads() {
        return read(Topics.THREADS).stream()
                .map(found -> PictureJson.read(found.value(), ThreadView.class))
                .toList();
    }

    private List<TestRecord<String, byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static Source source(String name) {
        return new Source(
                name,
                "test",
                URI.create("https://" + name + ".example/"),
                Duration.ofMinutes(1),
                0.9,
                List.of(Hazard.EARTHQUAKE),
                List.of(),
                Duration.ofMinutes(20),
                Tlp.CLEAR,
                Map.of(),
                Map.of());
    }

    private Signal quake(String source, double magnitude) {
        return quake(source, magnitude, "1");
    }

    private Signal quake(String source, double magnitude, String version) {
        return signal(source, version, magnitude, CapSeverity.UNKNOWN);
    }

    private Signal grave(String source, String version) {
        return signal(source, version, 3, CapSeverity.EXTREME);
    }

    private Signal signal(String source, String version, double magnitude, CapSeverity severity) {
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of(source, "quake", version),
                source,
                "quake",
                SignalKind.NEW,
                false,
                clock.instant(),
                new RawReference("0".repeat(64), "application/json", ""),
                Tlp.CLEAR,
                Marked.of(Tlp.CLEAR, Hazard.EARTHQUAKE),
                Marked.of(Tlp.CLEAR, "earthquake"),
                Marked.of(Tlp.CLEAR, clock.instant()),
                null,
                null,
                Marked.of(
                        Tlp.CLEAR,
                        List.of(new CapArea(
                                "Loppersum",
                                List.of(),
                                List.of(new CapCircle(new CapPoint(53.33, 6.75), 0)),
                                List.of(),
                                null,
                                null))),
                Marked.of(Tlp.CLEAR, new Measurement("magnitude", magnitude, "ML")),
                Marked.of(Tlp.CLEAR, severity),
                Marked.of(Tlp.CLEAR, CapCertainty.OBSERVED),
                Marked.of(Tlp.CLEAR, CapUrgency.UNKNOWN),
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
