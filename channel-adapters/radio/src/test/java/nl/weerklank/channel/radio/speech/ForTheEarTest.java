package nl.weerklank.channel.radio.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForTheEarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nl | Tot 14:30 uur | Tot 14 uur 30",
                "nl | Vanaf 14.30 uur | Vanaf 14 uur 30",
                "nl | Om 9u05 en om 12:00 | Om 9 uur 5 en om 12 uur",
                "nl | Tot 00:00 uur | Tot middernacht",
                "nl | Op 22-11-2026 of 2026-12-01 | Op 22 november of 1 december",
                "nl | Bel 112 of 0800-1351 | Bel 1 1 2 of 0 8 0 0 1 3 5 1",
                "nl | Binnen 5 km van de A16, wind 40 km/u | Binnen 5 kilometer van de A 16, wind 40 kilometer per uur",
                "nl | 10-15 km verderop | 10 tot 15 kilometer verderop",
                "nl | Voor 10.000 mensen, 1,5 m water | Voor 10000 mensen, 1,5 meter water",
                "nl | Kijk op https://www.crisis.nl/nu?x=1 | Kijk op crisis punt nl",
                "nl | BLIJF BINNEN (ook 's nachts) | Blijf Binnen, ook 's nachts,",
                "nl | Ca. 20% en max. 3 °C | Circa 20 procent en maximaal 3 graden",
                "nl | In 4782 AB e.o. | In 4 7 8 2 A B en omgeving",
                "en | Within 1 km, at 14:30 | Within 1 kilometre, at 14 30 hours",
                "en | About 10,000 people, 5 km off | About 10000 people, 5 kilometres off",
                "de | Bis 18:00 Uhr, ca. 3 km | Bis 18 Uhr, circa 3 Kilometer",
                "nl | Van 14:30-16:00 uur | Van 14 uur 30 tot 16 uur",
                "pl | Ok. 2 km, ok. 5 km, 22 km | Około 2 kilometry, około 5 kilometrów, 22 kilometry",
                "uk | 1 км, 3 км, 11 км, 21 км | 1 кілометр, 3 кілометри, 11 кілометрів, 21 кілометр",
                "ar | 5 كم | 5 كيلومتر",
                "tr | 5 km, saat 14:30 | 5 kilometre, saat 14 30",
            })
    void says_what_is_written_as_it_is_spoken(String language, String written, String spoken) {
        var words = Wordbook.of(language).orElseThrow();

        assertThat(new ForTheEar(words).write(written)).isEqualTo(spoken);
    }

    @Test
    void what_cannot_be_spoken_is_left_out() {
        var words = Wordbook.of("nl").orElseThrow();

        assertThat(new ForTheEar(words).write("⚠ Brand!\n• Sluit ramen & deuren"))
                .isEqualTo("Brand!. Sluit ramen en deuren");
    }
}
