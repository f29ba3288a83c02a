package nl.weerklank.channel.radio.interrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.interrupt.ToneMeter.Stretch;
import nl.weerklank.channel.radio.same.SameHeader;
import nl.weerklank.channel.radio.speech.Spoken;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures what decoders forgive: the figures of 47 CFR 11.31 within one percent. */
class InterruptPackageTest {

    private static final Percentage ONE = Percentage.withPercentage(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 31})
    void bursts_have_the_rate_the_tones_and_the_preamble_of_the_standard(int locations) {
        var samples = samples(header(locations), 8);
        var stretches = ToneMeter.stretches(samples);

        for (int i : List.of(0, 1, 2)) {
            assertBurst(samples, stretches.get(i), header(locations).text());
        }
        for (int i : List.of(1, 2, 3)) {
            assertBurst(samples, stretches.get(stretches.size() - i), "NNNN");
        }
    }

    @Test
    void a_pause_of_one_second_follows_every_burst() {
        var samples = samples(header(1), 8);
        var stretches = ToneMeter.stretches(samples);
        int last = stretches.size() - 1;

        for (int i : List.of(0, 1, 2, last - 2, last - 1)) {
            assertThat(stretches.get(i).pauseUntil(stretches.get(i + 1)))
                    .as("after burst %d", i)
                    .isCloseTo(1, ONE);
        }
        assertThat(stretches.get(last).pauseUntil(new Stretch(samples.length, samples.length)))
                .isCloseTo(1, ONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 25})
    void the_attention_signal_is_853_and_960_hertz_together_for_as_long_as_asked(int seconds) {
        var samples = samples(header(1), seconds);
        var attention = ToneMeter.stretches(samples).get(3);

        assertThat(attention.seconds()).isCloseTo(seconds, ONE);
        assertThat(ToneMeter.peak(samples, attention, 700, 900)).isCloseTo(853, within(1.0));
        assertThat(ToneMeter.peak(samples, attention, 910, 1100)).isCloseTo(960, within(1.0));
        assertThat(ToneMeter.energy(samples, attention, 853) / ToneMeter.energy(samples, attention, 960))
                .as("both equally loud")
                .isCloseTo(1, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7.9, 25.1, Double.NaN})
    void another_length_of_the_attention_signal_is_refused(double seconds) {
        assertThatThrownBy(() -> InterruptPackage.attention(seconds)).hasMessageContaining("8 to 25 seconds");
    }

    @Test
    void a_missing_voice_is_marked_by_five_beeps_and_named() {
        var silent = InterruptPackage.of(
                header(1), 8, List.of(new Spoken.Missing("nl", "Brand.", "espeak-ng is not installed")));
        var stretches = ToneMeter.stretches(Samples.all(silent.sound()));

        assertThat(silent.languages()).isEmpty();
        assertThat(silent.unspoken()).containsExactly("espeak-ng is not installed");
        assertThat(stretches).as("3 bursts, attention, 5 beeps, 3 bursts").hasSize(12);
        assertThat(ToneMeter.peak(Samples.all(silent.sound()), stretches.get(6), 300, 600))
                .isCloseTo(440, within(3.0));
    }

    @Test
    void a_header_of_more_than_31_locations_is_refused() {
        assertThatThrownBy(() -> header(32)).hasMessageContaining("not a SAME header");
    }

    private static void assertBurst(short[] samples, Stretch stretch, String text) {
        var burst = ToneMeter.burst(samples, stretch);

        assertThat(burst.text()).isEqualTo(text);
        assertThat(burst.preambleBytes()).isEqualTo(16);
        assertThat(burst.bitsPerSecond()).isCloseTo(520.83, ONE);
        assertThat(burst.markHertz()).isCloseTo(2083.3, ONE);
        assertThat(burst.spaceHertz()).isCloseTo(1562.5, ONE);
        assertThat(stretch.seconds()).isCloseTo((16 + text.length()) * 8 * 0.00192, ONE);
    }

    private static short[] samples(SameHeader header, double attention) {
        var voice = new Spoken.Voice("nl", "", Tones.chord(3, 0.3, 300));
        return Samples.all(
                InterruptPackage.of(header, attention, List.of(voice)).sound());
    }

    static SameHeader header(int locations) {
        var codes = IntStream.rangeClosed(1, locations)
                .mapToObj("030%03d"::formatted)
                .toList();
        return new SameHeader("CIV", "HMW", codes, "0200", "3261415", "7F3A/001");
    }
}
