package nl.weerklank.channel.siren.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalBookTest {

    private static final SignalBook BOOK = SignalBook.shipped();

    private static Signal signal(String country, Purpose purpose) {
        return BOOK.find(country, purpose).orElseThrow();
    }

    @Test
    void theDutchWarningIsOneMinuteTwentySixRepeated() {
        var warning = signal("NL", Purpose.WARNING);
        assertThat(warning.runSeconds()).isEqualTo(86);
        assertThat(warning.runs()).isGreaterThan(1);
        assertThat(warning.toneAt(0)).isEqualTo(Signal.Tone.STEADY);
        assertThat(warning.toneAt(90)).as("between two runs").isEqualTo(Signal.Tone.PAUSE);
        assertThat(warning.toneAt(100)).isEqualTo(Signal.Tone.STEADY);
        assertThat(warning.toneAt(warning.totalSeconds())).isEqualTo(Signal.Tone.PAUSE);
    }

    @Test
    void theDutchTestIsOneRunSoThatRepeatedMeansReal() {
        assertThat(signal("NL", Purpose.AUDIBLE_TEST).runs()).isEqualTo(1);
    }

    @Test
    void germanyWarnsWithAWailAndClearsWithASteadyMinute() {
        assertThat(signal("DE", Purpose.WARNING).pattern()).containsExactly(new Signal.Segment(Signal.Tone.WAIL, 60));
        assertThat(signal("DE", Purpose.ALL_CLEAR).pattern())
                .containsExactly(new Signal.Segment(Signal.Tone.STEADY, 60));
        assertThat(signal("DE", Purpose.FIRE).runSeconds()).isEqualTo(3 * 15 + 2 * 7);
    }

    @Test
    void austriaTellsAWarningFromAnAlarm() {
        assertThat(signal("AT", Purpose.WARNING).runSeconds()).isEqualTo(180);
        assertThat(signal("AT", Purpose.ALARM).pattern()).containsExactly(new Signal.Segment(Signal.Tone.WAIL, 60));
        assertThat(signal("AT", Purpose.ALL_CLEAR).runSeconds()).isEqualTo(60);
    }

    @Test
    void theNetherlandsHaveNoAllClear() {
        assertThat(BOOK.find("NL", Purpose.ALL_CLEAR)).isEmpty();
    }

    @Test
    void everyCountryHasASilentTestThatNobodyHearsAndAGrowlThatSomeDo() {
        assertThat(signal("BE", Purpose.SILENT_TEST).audible()).isFalse();
        assertThat(signal("NL", Purpose.GROWL_TEST).audible()).isTrue();
    }
}
