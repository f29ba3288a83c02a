package nl.weerklank.channel.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResamplerTest {

    @Test
    void there_and_back_a_tone_is_the_same_tone() {
        var tone = Samples.all(Tones.chord(1, 0.5, 2083.3));

        var there = resample(tone, 22_050, 24_000);
        var back = resample(there, 24_000, 22_050);

        assertThat(there.length).isBetween(23_980, 24_020);
        for (int i = 100; i < 20_000; i++) {
            assertThat((double) back[i]).as("sample %d", i).isCloseTo(tone[i], within(60.0));
        }
    }

    @Test
    void pieces_of_any_size_give_what_one_piece_gives() {
        var tone = Samples.all(Tones.chord(0.3, 0.4, 853, 960));
        var resampler = new Resampler(22_050, 24_000);
        var inPieces = new short[0];
        for (int at = 0; at < tone.length; at += 7) {
            var piece = Arrays.copyOfRange(tone, at, Math.min(tone.length, at + 7));
            inPieces = joined(inPieces, resampler.next(piece, piece.length));
        }

        assertThat(joined(inPieces, resampler.end())).isEqualTo(resample(tone, 22_050, 24_000));
    }

    private static short[] resample(short[] samples, int from, int to) {
        var resampler = new Resampler(from, to);
        return joined(resampler.next(samples, samples.length), resampler.end());
    }

    private static short[] joined(short[] first, short[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
