package nl.weerklank.channel.radio.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameReceiverTest {

    private static final String HEADER = "ZCZC-CIV-HMW-030000+0200-3261415-7F3A/001-";

    @Test
    void hears_a_header_and_its_end() {
        var heard = Heard.in(packageOf(HEADER));

        assertThat(heard.bursts).containsExactly(HEADER, HEADER, HEADER, "NNNN", "NNNN", "NNNN");
        assertThat(heard.messages).containsExactly(HEADER, "NNNN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sameold_npt", "sameold_long_message", "sameold_two_and_two"})
    void hears_third_party_recordings_as_their_truth_says(String name) throws IOException {
        var recording = Peers.testdata("radio/" + name + ".22050.s16le.raw");
        var truth = Files.readAllLines(Peers.testdata("radio/" + name + ".txt")).stream()
                .filter(line -> line.startsWith("ZCZC") || line.startsWith("NNNN"))
                .toList();

        var heard = Heard.in(Sequence.of(Samples.ofRaw(recording), Tones.silence(0.5)));

        assertThat(heard.messages).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 10, 3, 0})
    void hears_through_noise(double signalToNoise) {
        var heard = Heard.in(noisy(packageOf(HEADER), signalToNoise));

        assertThat(heard.messages).containsExactly(HEADER, "NNNN");
    }

    @Test
    void hears_a_faint_header_as_well_as_a_loud_one() {
        var samples = Samples.all(packageOf(HEADER));
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= 100;
        }

        assertThat(Heard.in(Samples.of(samples)).messages).containsExactly(HEADER, "NNNN");
    }

    @Test
    void two_of_three_bursts_are_enough_and_one_is_not() {
        var burst = SameBurst.of(HEADER);
        var pause = Tones.silence(1);

        assertThat(Heard.in(Sequence.of(burst, pause, burst, pause)).messages).containsExactly(HEADER);
        assertThat(Heard.in(Sequence.of(burst, pause, pause)).messages).isEmpty();
    }

    @Test
    void three_hearings_with_different_errors_make_one_that_is_right() {
        var samples = Samples.all(SameBurst.threeTimes(HEADER));
        int burst = (int) (SameBurst.of(HEADER).length() + Tones.samples(1));
        int lost = (int) Tones.samples(0.02);
        for (int i = 0; i < 3; i++) {
            java.util.Arrays.fill(samples, i * burst + 9000 + i * 2500, i * burst + 9000 + i * 2500 + lost, (short) 0);
        }

        var heard = Heard.in(Sequence.of(Samples.of(samples), Tones.silence(1)));

        assertThat(heard.bursts).doesNotContain(HEADER);
        assertThat(heard.messages).containsExactly(HEADER);
    }

    @Test
    void one_message_after_another_are_two() {
        var other = HEADER.replace("001-", "002-");

        var heard = Heard.in(Sequence.of(
                SameBurst.threeTimes(HEADER),
                Tones.silence(4),
                SameBurst.threeTimes(other),
                SameBurst.threeTimes("NNNN")));

        assertThat(heard.messages).containsExactly(HEADER, other, "NNNN");
    }

    @Test
    void silence_and_tones_are_no_message() {
        var none = Sequence.of(Tones.silence(2), Tones.chord(20, 0.4, 853, 960), Tones.chord(5, 0.8, 2083.3));

        assertThat(Heard.in(none).bursts).isEqualTo(List.of());
        assertThat(Heard.in(noisy(Tones.silence(60), 0)).bursts).isEqualTo(List.of());
    }

    private static Sound packageOf(String header) {
        return Sequence.of(
                Tones.silence(0.7),
                SameBurst.threeTimes(header),
                Tones.chord(8, 0.4, 853, 960),
                SameBurst.threeTimes("NNNN"),
                Tones.silence(1));
    }

    /** White noise so many decibels below a full burst. */
    private static Sound noisy(Sound sound, double signalToNoise) {
        var random = new Random(20261122);
        var samples = Samples.all(sound);
        double level = 0.3 * Short.MAX_VALUE * 0.8 / Math.sqrt(2) * Math.pow(10, -signalToNoise / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(samples[i] * 0.3 + random.nextGaussian() * level, -32768, 32767);
        }
        return Samples.of(samples);
    }
}
