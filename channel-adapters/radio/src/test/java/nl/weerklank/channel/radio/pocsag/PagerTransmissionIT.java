package nl.weerklank.channel.radio.pocsag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.rds.DisplayLine;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerTransmissionIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {512, 1200, 2400})
    void multimon_reads_every_call(int rate) throws Exception {
        var multimon = Peers.require("multimon-ng", "multimon-ng");
        var transmission = PagerTransmission.of(
                List.of(
                        new PagerCall(
                                1_234_567, 3, DisplayLine.of("Grote brand Moerdijk: ga naar binnen", "K7QM-2X9D")),
                        new PagerCall(200_000, 3, "Tweede oproep, café dicht")),
                rate);
        var raw = folder.resolve("calls.raw");
        var samples = Samples.all(transmission);
        var bytes = ByteBuffer.allocate(samples.length * 2 + 44_100).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        Files.write(raw, bytes.array());

        var said = run(multimon, raw, "POCSAG" + rate);

        assertThat(said)
                .contains("Address: 1234567  Function: 3")
                .contains("Grote brand Moerdijk: ga naar binnen K7QM-2X9D")
                .contains("Address:  200000  Function: 3")
                .contains("Tweede oproep, cafe dicht");
    }

    @Test
    void the_fixed_words_of_the_standard_are_code_words_of_ours() {
        assertThat(CodeWord.of(CodeWord.IDLE >>> 11)).isEqualTo(CodeWord.IDLE);
        assertThat(CodeWord.of(CodeWord.SYNC >>> 11)).isEqualTo(CodeWord.SYNC);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 15, 2_097_151})
    void a_call_begins_in_its_pagers_frame(int address) {
        var words = PagerTransmission.of(List.of(new PagerCall(address, 0, "x")), 1200)
                .words();
        int batch = words.indexOf(CodeWord.SYNC);

        assertThat(batch).as("words of preamble, 576 bits").isEqualTo(18);
        assertThat((words.size() - batch) % 17).as("whole batches").isZero();
        assertThat(words.get(batch + 1 + (address & 7) * 2)).isNotEqualTo(CodeWord.IDLE);
        assertThat(words.subList(batch + 1, batch + 1 + (address & 7) * 2)).allMatch(word -> word == CodeWord.IDLE);
    }

    @Test
    void other_rates_and_addresses_are_refused() {
        assertThatThrownBy(() -> PagerTransmission.of(List.of(), 1000)).hasMessageContaining("1000");
        assertThatThrownBy(() -> new PagerCall(1 << 21, 0, "")).hasMessageContaining("21 bits");
    }

    private static String run(Path multimon, Path raw, String mode) throws Exception {
        var out = Files.createTempFile("pocsag", ".txt");
        try {
            var process = new ProcessBuilder(
                            multimon.toString(), "-q", "-t", "raw", "-a", mode, "-f", "alpha", raw.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(out, StandardCharsets.ISO_8859_1);
        } finally {
            Files.deleteIfExists(out);
        }
    }
}
