package nl.weerklank.channel.radio.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.same.Heard;
import nl.weerklank.channel.radio.same.SameHeader;
import nl.weerklank.channel.radio.speech.Spoken;
import nl.weerklank.channel.radio.transmitter.AirState;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An urgent alert goes before a routine one that is on the air, and nobody is misled by what was begun. */
class UrgentFirstIT {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-06-01T12:00:00Z");
    private static final InterruptPackage ROUTINE = packageOf("RWT", "7F3A/001");
    private static final InterruptPackage URGENT = packageOf("HMW", "81BC/001");

    @TempDir
    Path folder;

    private final Playout playout = new Playout(Programme.silence());

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 2.3, 9, 30})
    void multimon_hears_whole_headers_only_and_an_end_before_the_urgent_one(double seconds) throws Exception {
        var multimon = Peers.require("multimon-ng", "multimon-ng");
        Peers.require("sox", "sox");

        var air = airWithUrgentAfter(seconds);

        var said = run(
                multimon.toString(),
                "-q",
                "-t",
                "wav",
                "-a",
                "EAS",
                written(air).toString());
        var lines = said.lines()
                .filter(line -> line.startsWith("EAS"))
                .map(line -> line.replaceFirst("^EAS(?: \\(part\\))?: ", ""))
                .toList();
        assertThat(lines)
                .as(said)
                .isSubsetOf(ROUTINE.header().text(), URGENT.header().text(), "NNNN")
                .contains(URGENT.header().text());
        assertThat(lines.get(lines.indexOf(URGENT.header().text()) - 1)).isEqualTo("NNNN");
        assertThat(lines.getLast()).isEqualTo("NNNN");
        assertThat(lines.lastIndexOf(ROUTINE.header().text()))
                .as("it comes again")
                .isGreaterThan(lines.indexOf(URGENT.header().text()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 9, 30})
    void the_urgent_one_begins_within_a_burst_and_an_end_of_message(double seconds) throws Exception {
        var air = airWithUrgentAfter(seconds);

        int begins = indexOf(air, Arrays.copyOf(Samples.all(URGENT.sound()), 5 * Sound.RATE));

        var waited = begins / (double) Sound.RATE - seconds;
        assertThat(begins).isPositive();
        assertThat(waited)
                .as("seconds")
                .isLessThan(ROUTINE.whole().getFirst().to() / (double) Sound.RATE + 0.5 + endSeconds() + 0.1);
    }

    @Test
    void one_that_is_saying_its_end_of_message_ends_first() throws Exception {
        var end = ROUTINE.sound().length() - Sound.RATE;
        var air = airWithUrgentAfter(end / (double) Sound.RATE);

        assertThat(indexOf(air, Samples.all(ROUTINE.sound()))).isZero();
        assertThat(playout.find("routine", 1).orElseThrow().state()).isEqualTo(AirState.DONE);
        assertThat(Heard.in(Samples.of(air)).bursts.stream().filter("NNNN"::equals))
                .hasSize(6);
    }

    @Test
    void one_that_stood_aside_waits_again_and_is_known_to_have_been_on_the_air() throws Exception {
        put("routine", Lane.ROUTINE, ROUTINE);
        air(10);
        put("urgent", Lane.URGENT, URGENT);
        air(10);

        var waits = playout.find("routine", 1).orElseThrow();
        assertThat(waits.state()).isEqualTo(AirState.QUEUED);
        assertThat(waits.wasOnAir()).isTrue();
        assertThat(playout.find("urgent", 1).orElseThrow().state()).isEqualTo(AirState.ON_AIR);
        playout.stop("routine", 2);
        assertThat(playout.find("routine", 1).orElseThrow().wasOnAir()).isTrue();
    }

    @Test
    void an_urgent_one_does_not_cut_off_another() throws Exception {
        put("first", Lane.URGENT, ROUTINE);
        air(10);
        put("urgent", Lane.URGENT, URGENT);
        air(10);

        assertThat(playout.find("first", 1).orElseThrow().state()).isEqualTo(AirState.ON_AIR);
        assertThat(playout.find("urgent", 1).orElseThrow().state()).isEqualTo(AirState.QUEUED);
    }

    /** All that leaves until both were on the air to their ends. */
    private short[] airWithUrgentAfter(double seconds) throws IOException {
        put("routine", Lane.ROUTINE, ROUTINE);
        var before = air(seconds);
        put("urgent", Lane.URGENT, URGENT);
        var after = air(2 * ROUTINE.sound().seconds() + URGENT.sound().seconds() + 10);
        assertThat(playout.interrupts()).isEmpty();
        var all = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, all, before.length, after.length);
        return all;
    }

    private short[] air(double seconds) throws IOException {
        var samples = new short[(int) (seconds * Sound.RATE)];
        playout.next(samples, samples.length);
        return samples;
    }

    private void put(String alert, Lane lane, InterruptPackage made) throws IOException {
        var file = folder.resolve(alert + ".wav");
        Wav.write(made.sound(), file);
        playout.put(new SpooledInterrupt(alert, 1, lane, alert, SoundFile.of(file), made.whole(), file));
    }

    private Path written(short[] air) throws IOException {
        var wav = folder.resolve("air.wav");
        Wav.write(Samples.of(air), wav);
        return wav;
    }

    private static double endSeconds() {
        var end = ROUTINE.whole().getLast();
        return (end.to() - end.from()) / (double) Sound.RATE;
    }

    private static InterruptPackage packageOf(String event, String station) {
        var header = SameHeader.of("CIV", event, List.of("030000"), AT.toInstant(), Duration.ofHours(2), station);
        return InterruptPackage.of(header, 8, List.of(new Spoken.Voice("nl", "", Tones.chord(30, 0.3, 300))));
    }

    private static int indexOf(short[] all, short[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var out = Files.createTempFile("radio-peer", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command[0]).isTrue();
            return Files.readString(out, StandardCharsets.ISO_8859_1);
        } finally {
            Files.deleteIfExists(out);
        }
    }
}
