package nl.weerklank.channel.radio.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Tones;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameReceiverTest {

    private static final String HEADER = "ZCZC-CIV-HMW-030000+0200-3261415-7F3A/001-";

    @Test
    void hears_a_header_and_its_end() {
        var package_ = Sequence.of(
                Tones.silence(0.7),
                SameBurst.threeTimes(HEADER),
                Tones.chord(8, 0.4, 853, 960),
                SameBurst.threeTimes("NNNN"),
                Tones.silence(1));

        var heard = Heard.in(package_);

        assertThat(heard.bursts).containsExactly(HEADER, HEADER, HEADER, "NNNN", "NNNN", "NNNN");
        assertThat(heard.messages).containsExactly(HEADER, "NNNN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sameold_npt", "sameold_long_message", "sameold_two_and_two"})
    void hears_third_party_recordings_as_their_truth_says(String name) throws IOException {
        var folder = Path.of(System.getProperty("weerklank.root", "../.."))
                .resolve("../shared/testdata/radio")
                .normalize();
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no " + folder);
        var truth = Files.readAllLines(folder.resolve(name + ".txt")).stream()
                .filter(line -> line.startsWith("ZCZC") || line.startsWith("NNNN"))
                .toList();

        var heard = Heard.in(recording(folder.resolve(name + ".22050.s16le.raw")));

        assertThat(heard.messages.stream().filter(m -> m.startsWith("ZCZC")).toList())
                .isEqualTo(truth.stream().filter(m -> m.startsWith("ZCZC")).toList());
        if (truth.contains("NNNN")) {
            assertThat(heard.messages).contains("NNNN");
        }
    }

    private static Sound recording(Path raw) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        var samples = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(samples);
        return Sequence.of(new Recorded(samples), Tones.silence(0.5));
    }

    private record Recorded(short[] samples) implements Sound {
        @Override
        public long length() {
            return samples.length;
        }

        @Override
        public void render(long from, short[] into, int offset, int count) {
            System.arraycopy(samples, (int) from, into, offset, count);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Recorded r && Arrays.equals(samples, r.samples);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(samples);
        }
    }

    @Test
    void silence_and_tones_are_no_message() {
        assertThat(Heard.in(Sequence.of(Tones.silence(2), Tones.chord(20, 0.4, 853, 960), Tones.chord(5, 0.8, 2083.3)))
                        .bursts)
                .isEqualTo(List.of());
    }
}
