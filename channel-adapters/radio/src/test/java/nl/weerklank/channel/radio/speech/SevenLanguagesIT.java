package nl.weerklank.channel.radio.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SevenLanguagesIT {

    private static final SpokenText TEXTS = new SpokenText(ZoneId.of("Europe/Amsterdam"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Brand Moerdijk | Ga naar binnen. Sluit ramen en deuren. | Ik herhaal. | Einde van het bericht.
            en | Fire at Moerdijk | Go indoors. Close windows and doors. | I repeat. | End of message.
            de | Brand in Moerdijk | Gehen Sie ins Haus. Schließen Sie Fenster. | Ich wiederhole. | Ende der Meldung.
            pl | Pożar w Moerdijk | Wejdź do domu. Zamknij okna. | Powtarzam. | Koniec komunikatu.
            uk | Пожежа в Мурдейку | Зайдіть у будинок. Зачиніть вікна. | Повторюю. | Кінець повідомлення.
            ar | حريق في موردايك | ادخلوا المنازل. أغلقوا النوافذ. | أكرر. | انتهت الرسالة.
            tr | Moerdijk'te yangın | İçeri girin. Pencereleri kapatın. | Tekrar ediyorum. | Mesajın sonu.
            """)
    void is_spoken_twice_and_ends_within_a_minute(
            String language, String headline, String instruction, String repeat, String end) {
        Peers.require("espeak-ng", "espeak-ng");
        var info = info(language, headline, null, instruction);

        var text = TEXTS.wordings(alert(Mode.LIVE), info).getFirst();
        var spoken = new EspeakNg("espeak-ng").speak(text, language, folder.resolve("speech.wav"));

        assertThat(text.split(java.util.regex.Pattern.quote(headline), -1))
                .as(text)
                .hasSize(3);
        assertThat(text).contains(instruction + " " + repeat).endsWith(end);
        assertThat(spoken).isInstanceOf(Spoken.Voice.class);
        var voice = (Spoken.Voice) spoken;
        assertThat(voice.sound().seconds()).isBetween(8.0, 60.0);
        assertThat(loudness(voice.sound())).as("it is no silence").isGreaterThan(500);
    }

    @Test
    void the_fullest_wording_comes_first_and_each_next_one_is_shorter() {
        var info = SampleAlerts.chemicalFire(Instant.parse("2026-11-22T09:05:00Z"))
                .infos()
                .getFirst();

        var wordings = TEXTS.wordings(alert(Mode.LIVE), info);

        assertThat(wordings.getFirst())
                .startsWith("Attentie. Dit is een alarmbericht van Veiligheidsregio Midden- en West-Brabant.")
                .contains("Het gaat om: Moerdijk en omgeving.")
                .contains("Dit bericht geldt tot 12 uur 5.");
        for (int i = 1; i < wordings.size(); i++) {
            assertThat(wordings.get(i).length()).isLessThan(wordings.get(i - 1).length());
        }
    }

    @Test
    void an_exercise_says_so_first_and_last() {
        var info = info("nl", "Brand", null, "Doe niets.");

        var text = TEXTS.wordings(alert(Mode.EXERCISE), info).getFirst();

        assertThat(text.split("Dit is een oefening\\.", -1)).hasSize(3);
        assertThat(text.indexOf("Dit is een oefening.")).isLessThan(text.indexOf("Brand."));
    }

    @Test
    void a_program_that_is_not_there_is_named_with_its_package() {
        var spoken = new EspeakNg("no-such-program").speak("Brand.", "nl", folder.resolve("x.wav"));

        assertThat(spoken).isInstanceOf(Spoken.Missing.class);
        assertThat(((Spoken.Missing) spoken).why()).contains("no-such-program", "espeak-ng");
    }

    private static AlertEvent alert(Mode mode) {
        var message = SampleAlerts.chemicalFire(Instant.parse("2026-11-22T09:05:00Z"));
        return SampleAlerts.event(message, message, 1, mode);
    }

    static CapInfo info(
            String language,
            String headline,
            @org.jspecify.annotations.Nullable String description,
            String instruction) {
        var some = SampleAlerts.chemicalFire(Instant.parse("2026-11-22T09:05:00Z"))
                .infos()
                .getFirst();
        return new CapInfo(
                language,
                some.categories(),
                headline,
                some.responseTypes(),
                some.urgency(),
                some.severity(),
                some.certainty(),
                null,
                some.eventCodes(),
                null,
                null,
                null,
                null,
                headline,
                description,
                instruction,
                null,
                null,
                List.of(),
                List.of(),
                some.areas());
    }

    private static double loudness(Sound sound) {
        double sum = 0;
        for (short sample : Samples.all(sound)) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / sound.length());
    }
}
