package nl.weerklank.channel.radio.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.channel.radio.same.Heard;
import nl.weerklank.channel.radio.speech.Spoken;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that were not written by us read what we put on the air, and we read theirs. */
class OutsideDecodersIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 31})
    void multimon_reads_the_header_and_the_end(int locations) throws Exception {
        var multimon = Peers.require("multimon-ng", "multimon-ng");
        Peers.require("sox", "sox");
        var wav = written(locations);

        var said = run(multimon.toString(), "-q", "-t", "wav", "-a", "EAS", wav.toString());

        assertThat(said.lines()
                        .map(line -> line.replaceFirst("^EAS(?: \\(part\\))?: ", ""))
                        .distinct())
                .contains(InterruptPackageTest.header(locations).text(), "NNNN");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31})
    void minimodem_reads_the_header_three_times(int locations) throws Exception {
        var minimodem = Peers.require("minimodem", "minimodem");

        var said = run(
                minimodem.toString(),
                "--rx",
                "same",
                "-q",
                "-f",
                written(locations).toString());

        assertThat(said.split(
                        java.util.regex.Pattern.quote(
                                InterruptPackageTest.header(locations).text()),
                        -1))
                .as(said)
                .hasSize(4);
        assertThat(said).contains("NNNN");
    }

    @Test
    void we_read_what_minimodem_sends() throws Exception {
        var minimodem = Peers.require("minimodem", "minimodem");
        var header = InterruptPackageTest.header(31).text();
        var sound = folder.resolve("minimodem.wav");
        var preamble = "\u00AB".repeat(16);
        var process = new ProcessBuilder(minimodem.toString(), "--tx", "same", "-R", "22050", "-f", sound.toString())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write((preamble + header).getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(Heard.in(SoundFile.of(sound)).bursts).contains(header);
    }

    private Path written(int locations) throws IOException {
        var voice = new Spoken.Voice("nl", "", Tones.chord(2, 0.3, 300));
        var wav = folder.resolve("package-" + locations + ".wav");
        Wav.write(
                InterruptPackage.of(InterruptPackageTest.header(locations), 8, List.of(voice))
                        .sound(),
                wav);
        return wav;
    }

    static String run(String... command) throws IOException, InterruptedException {
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
