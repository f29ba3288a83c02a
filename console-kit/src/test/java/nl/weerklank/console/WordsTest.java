package nl.weerklank.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Words.of(Language.NL, Words.class).keys())
                .isEqualTo(Words.of(Language.EN, Words.class).keys());
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        assertThat(new java.text.MessageFormat("{0}", Language.NL.locale()).format(new Object[] {12_345}))
                .isEqualTo("12.345");
    }

    @Test
    void whatIsMissingShowsItself() {
        assertThat(Words.of(Language.EN, Words.class).of("no.such")).contains("no.such");
    }

    @Test
    void theChosenLanguageGoesBeforeThatOfTheBrowserAndDutchIsTheLastResort() {
        assertThat(Language.choose("en", "nl-NL,nl;q=0.9")).isEqualTo(Language.EN);
        assertThat(Language.choose(null, "de-DE,en-GB;q=0.8,nl;q=0.5")).isEqualTo(Language.EN);
        assertThat(Language.choose("xx", null)).isEqualTo(Language.NL);
    }
}
