package nl.weerklank.channel.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void tricksWithTheDirectionOfWritingAndControlCharactersAreDropped() {
        assertThat(SafeText.line("go \u202Eedis\u202C \u2066in\u2069\u200F\u0000\u001B[31m"))
                .isEqualTo("go edis in[31m");
    }

    @Test
    void joinersThatCarryMeaningStay() {
        assertThat(SafeText.line("می\u200Cروم")).contains("\u200C");
    }

    @Test
    void aHundredKilobytesBecomeALine() {
        var line = SafeText.line("🔥".repeat(50_000));
        assertThat(line.length()).isLessThanOrEqualTo(SafeText.LINE + 2);
        assertThat(line).endsWith("…");
        assertThat(line.codePoints().limit(10)).allMatch(c -> c == 0x1F525);
    }

    @Test
    void onlyPlainWebAddressesBecomeLinks() {
        for (var bad : List.of(
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,<script>",
                "//elsewhere.example/",
                "/relative",
                "http://user:secret@bank.example/",
                "https://",
                "mailto:a@b.example",
                "https://x.example/" + "a".repeat(3000))) {
            assertThat(SafeLink.of(bad)).as(bad).isEmpty();
        }
        assertThat(SafeLink.of("https://www.example.nl/a?b=c"))
                .get()
                .satisfies(l -> assertThat(l.host()).isEqualTo("www.example.nl"));
    }

    @Test
    void everyShippedLanguageHasEveryWord() {
        var all = UiTexts.shipped();
        var first = all.get(UiTexts.FIRST).words();
        assertThat(all).hasSizeGreaterThanOrEqualTo(2);
        all.values()
                .forEach(ui -> assertThat(ui.words().keySet()).as(ui.language()).isEqualTo(first.keySet()));
        assertThat(Languages.direction("ar-SY")).isEqualTo("rtl");
        assertThat(Languages.direction("nl")).isEqualTo("ltr");
        assertThat(Languages.tag("\"><script>")).isEqualTo("und");
        assertThat(Languages.name("uk")).isEqualTo("Українська");
    }
}
