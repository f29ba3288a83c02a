package nl.weerklank.channel.radio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.same.Heard;
import nl.weerklank.channel.radio.same.SameBurst;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpusIT {

    private static final String HEADER = "ZCZC-CIV-HMW-030000-028000+0200-3261415-7F3A/001-";

    @TempDir
    Path folder;

    @Test
    void a_header_survives_the_codec_and_keeps_its_length() throws IOException {
        var sound = Sequence.of(
                Tones.silence(0.5),
                SameBurst.threeTimes(HEADER),
                Tones.chord(8, 0.4, 853, 960),
                SameBurst.threeTimes("NNNN"));
        var file = folder.resolve("package.opus");

        OpusWriter.write(sound, "Grote brand", file);
        var back = read(file);

        assertThat(Heard.in(Sequence.of(back, Tones.silence(1))).messages).containsExactly(HEADER, "NNNN");
        assertThat(back.seconds()).isCloseTo(sound.seconds(), within(0.1));
        assertThat(Files.size(file)).isLessThan((long) (sound.seconds() * 12_000));
    }

    @Test
    void an_outside_decoder_makes_a_header_of_it() throws Exception {
        var ffmpeg = Peers.find("ffmpeg");
        Assumptions.assumeTrue(ffmpeg.isPresent(), "needs ffmpeg (Debian package ffmpeg)");
        var file = folder.resolve("package.opus");
        var wav = folder.resolve("decoded.wav");
        OpusWriter.write(SameBurst.threeTimes(HEADER), "Grote brand", file);

        var process = new ProcessBuilder(
                        ffmpeg.orElseThrow().toString(),
                        "-v",
                        "error",
                        "-i",
                        file.toString(),
                        "-ar",
                        "22050",
                        "-ac",
                        "1",
                        wav.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Heard.in(SoundFile.of(wav)).messages).containsExactly(HEADER);
    }

    private static Sound read(Path file) throws IOException {
        var all = new short[0];
        try (var in = Files.newInputStream(file)) {
            var reader = new OpusReader(in);
            for (var piece = reader.next(); piece.isPresent(); piece = reader.next()) {
                int had = all.length;
                all = Arrays.copyOf(all, had + piece.get().length);
                System.arraycopy(piece.get(), 0, all, had, piece.get().length);
            }
        }
        return Samples.of(all);
    }
}
