package nl.weerklank.channel.radio.speech;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTextTest {

    @Property(tries = 300)
    void any_text_can_be_written_for_the_ear(@ForAll("languages") String language, @ForAll String text) {
        var said = new ForTheEar(Wordbook.of(language).orElseThrow()).write(text);

        assertThat(said.chars().filter(Character::isISOControl)).isEmpty();
        assertThat(said).isEqualTo(said.strip());
    }

    @Property(tries = 300)
    void numbers_with_marks_between_them_never_break(
            @ForAll("languages") String language, @ForAll("numbers") String text) {
        assertThat(new ForTheEar(Wordbook.of(language).orElseThrow()).write(text))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of(Wordbook.LANGUAGES);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().withChars("0123456789.,:-/ +kmu%A").ofMaxLength(40);
    }
}
