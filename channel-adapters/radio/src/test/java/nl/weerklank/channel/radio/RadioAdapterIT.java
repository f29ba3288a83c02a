package nl.weerklank.channel.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.same.Heard;
import nl.weerklank.channel.radio.simulator.RadioSimulatorFactory;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to radio, beyond the contract that every channel passes. */
class RadioAdapterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private ChannelSimulator simulator;
    private Instant sent;

    @BeforeEach
    void start() throws IOException {
        sent = CLOCK.instant();
        simulator = new RadioSimulatorFactory().start(0, folder.resolve("simulator"), Map.of("speed", "10"));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_receiver_tuned_to_another_region_does_not_prove_this_one() {
        var zeeland = simulator.adapterProperties().get("transmitter.zeeland") + "/live.wav";
        try (var adapter = adapter(Map.of("receiver.noord-brabant", zeeland))) {
            var notes = carryOut(adapter, first(), OrderAction.EMIT);

            Await.until(
                    "NOT_OBSERVED in " + notes, PATIENCE, () -> notes.faults().contains(Fault.NOT_OBSERVED));
            assertThat(notes.failed(Fault.NOT_OBSERVED)).isNotEqualTo(first().target());
        }
    }

    @Test
    void a_receiver_that_is_not_there_proves_nothing_and_shows_in_the_route_test() {
        try (var adapter = adapter(Map.of("receiver.noord-brabant", "http://127.0.0.1:1/live.wav"))) {
            var notes = carryOut(adapter, first(), OrderAction.EMIT);

            Await.until(
                    "the route test names it",
                    PATIENCE,
                    () -> probe(adapter).reason().contains("noord-brabant (http://127.0.0.1:1/live.wav"));
            assertThat(probe(adapter).state()).isEqualTo(ChannelState.DEGRADED);
            assertThat(notes.failed().isEmpty()).as(notes.toString()).isTrue();
        }
    }

    @Test
    void speech_that_cannot_be_made_is_said_and_the_alert_goes_out() {
        try (var adapter = adapter(Map.of("espeak", "no-such-program"))) {
            var notes = carryOut(adapter, first(), OrderAction.EMIT);

            assertThat(notes.everClaimed(Rung.TRANSMITTED)).isTrue();
            assertThat(notes.all().toString()).contains("without speech: no-such-program could not be used");
        }
    }

    @Test
    void a_region_hears_its_own_languages_in_one_interrupt() throws IOException {
        Peers.require("espeak-ng", "espeak-ng");
        var plan = folder.resolve("plan.csv");
        Files.writeString(plan, """
                region,name,same,chance,languages,latitude,longitude,range_km
                noord-brabant,Noord-Brabant,030000,0.2,en nl,51.59,4.78,35
                """);
        var files = folder.resolve("files");
        try (var adapter = adapter(Map.of(
                "regions", plan.toString(),
                "files", files.toString(),
                "pager", "1234567",
                "dab.noord-brabant", "Z1:5C",
                "transmitter.noord-brabant", simulator.adapterProperties().get("transmitter.noord-brabant")))) {
            var notes = carryOut(adapter, first(), OrderAction.EMIT);
            assertThat(notes.all().toString()).contains("spoken in en, nl");
            Await.until("all files", PATIENCE, () -> names(files).size() == 5);
        }

        var wav = SoundFile.of(files.resolve(first().alertId() + "-1-noord-brabant.wav"));
        assertThat(wav.seconds())
                .as("speech of at most 60 s, header, attention and end")
                .isBetween(20.0, 90.0);
        assertThat(Heard.in(wav).messages).hasSize(2);
        assertThat(Files.readAllLines(files.resolve(first().alertId() + "-1-noord-brabant.rds.txt")))
                .first()
                .asString()
                .startsWith("8E30 07F0 E0CD");
        assertThat(radioText(files.resolve(first().alertId() + "-1-noord-brabant.rds.txt")))
                .isEqualTo("Large fire at Moerdijk: go indoors " + AlertIds.shortCode(first().alertId()));
        assertThat(names(files)).anyMatch(name -> name.endsWith(".opus")).anyMatch(name -> name.endsWith(".dab.txt"));
    }

    @Test
    void what_displays_show_in_public_ends_with_the_code_to_check_it_by() {
        try (var adapter = adapter(Map.of())) {
            carryOut(adapter, first(), OrderAction.EMIT);
            Await.until("shown", PATIENCE, () -> !simulator.publicRecord().isEmpty());

            assertThat(simulator.publicRecord())
                    .allSatisfy(
                            record -> assertThat(record.text()).endsWith(" " + AlertIds.shortCode(first().alertId())));
        }
    }

    @Test
    void a_cancel_stops_what_is_reachable_and_names_what_is_not() {
        try (var adapter = adapter(Map.of())) {
            carryOut(adapter, first(), OrderAction.EMIT);
            simulator.behave(FaultKind.HALF);
            var notes = carryOut(adapter, cancel(), OrderAction.STOP);

            assertThat(notes.everClaimed(Rung.TRANSMITTED)).isTrue();
            assertThat(notes.failed().isEmpty()).isFalse();
            assertThat(notes.all().stream()
                            .filter(note -> note.detail().contains("cannot be"))
                            .map(note -> note.detail())
                            .collect(Collectors.joining()))
                    .contains("noord-brabant");
        }
    }

    @Test
    void settings_that_are_wrong_are_named() {
        assertThatThrownBy(() -> adapterWith(Map.of())).hasMessageContaining("transmitter.<region>");
        assertThatThrownBy(() -> adapterWith(Map.of("transmitter.atlantis", "http://127.0.0.1:1")))
                .hasMessageContaining("transmitter.atlantis");
        assertThatThrownBy(() ->
                        adapterWith(Map.of("transmitter.zeeland", "http://127.0.0.1:1", "attention-seconds", "7")))
                .hasMessageContaining("attention-seconds must lie between 8 and 25");
        assertThatThrownBy(() -> adapterWith(Map.of("stream.zeeland", "x"))).hasMessageContaining("stream.zeeland");
    }

    @Test
    void a_stream_of_its_own_is_on_the_air_and_observed() {
        try (var adapter = adapterWith(Map.of("stream.noord-brabant", "0"))) {
            var notes = carryOut(adapter, first(), OrderAction.EMIT);

            Await.until("OBSERVED in " + notes, PATIENCE, () -> notes.everClaimed(Rung.OBSERVED));
            assertThat(notes.failed(Fault.NOT_COVERED)).isEqualTo(notes.failed());
        }
    }

    private AlertEvent first() {
        return SampleAlerts.event(sent);
    }

    private AlertEvent cancel() {
        var message = SampleAlerts.chemicalFire(sent);
        return SampleAlerts.event(message, SampleAlerts.followUp(message, sent, CapMsgType.CANCEL, 2), 2, Mode.LIVE);
    }

    private ChannelAdapter adapter(Map<String, String> besides) {
        var properties = new HashMap<String, String>();
        if (!besides.containsKey("regions")) {
            properties.putAll(simulator.adapterProperties());
        }
        properties.putAll(besides);
        return adapterWith(properties);
    }

    private ChannelAdapter adapterWith(Map<String, String> properties) {
        return new RadioAdapterFactory()
                .create(new ChannelSettings("radio", properties, folder.resolve("state"), CLOCK));
    }

    private static ReportNotes carryOut(ChannelAdapter adapter, AlertEvent event, OrderAction action) {
        var notes = new ReportNotes();
        adapter.carryOut(SampleAlerts.emission(event, "radio", action), notes)
                .toCompletableFuture()
                .join();
        return notes;
    }

    private static nl.weerklank.contract.channel.Health probe(ChannelAdapter adapter) {
        return adapter.probe().toCompletableFuture().join();
    }

    /** The RadioText of 2A groups, as a receiver puts it together. */
    private static String radioText(Path groups) throws IOException {
        var text = new StringBuilder();
        for (var line : Files.readAllLines(groups)) {
            var blocks = line.split(" ");
            if (Integer.parseInt(blocks[1], 16) >> 11 == 4) {
                for (var block : List.of(blocks[2], blocks[3])) {
                    text.append((char) Integer.parseInt(block.substring(0, 2), 16))
                            .append((char) Integer.parseInt(block.substring(2), 16));
                }
            }
        }
        return text.toString().split("\r")[0];
    }

    private static List<String> names(Path files) {
        try (var all = Files.list(files)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".part"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
