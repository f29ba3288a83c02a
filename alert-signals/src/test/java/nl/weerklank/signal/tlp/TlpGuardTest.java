package nl.weerklank.signal.tlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlpGuardTest {

    @ParameterizedTest
    @EnumSource(value = Tlp.class, names = "CLEAR", mode = EnumSource.Mode.EXCLUDE)
    void whatIsNotForEverybodyIsWithheldAndNamedNotSaid(Tlp tlp) {
        var passage = TlpGuard.fill("Bij {place} is het mis", Map.of("place", Marked.of(tlp, "the secret")));

        assertThat(passage)
                .isInstanceOfSatisfying(
                        Passage.Withheld.class,
                        withheld -> assertThat(withheld.names()).containsExactly("place"));
        assertThat(passage.toString()).doesNotContain("secret");
    }

    @Test
    void whereTheTemplateHasOtherWordsTheyAreUsed() {
        assertThat(TlpGuard.fill("Bij {place|een fabriek} is het mis", Map.of("place", Marked.of(Tlp.RED, "x"))))
                .isInstanceOfSatisfying(
                        Passage.Passed.class,
                        passed -> assertThat(passed.text()).hasToString("Bij een fabriek is het mis"));
    }

    @Test
    void aValueIsOneShortLineAndIsNotReadAsATemplate() {
        var fields = Map.of(
                "place",
                Marked.of(Tlp.CLEAR, "a\n{number}\u0007" + "x".repeat(1000)),
                "number",
                Marked.of(Tlp.RED, "7"));

        assertThat(TlpGuard.fill("{place}", fields)).isInstanceOfSatisfying(Passage.Passed.class, passed -> {
            assertThat(passed.text().toString()).startsWith("a {number} x").hasSizeLessThanOrEqualTo(300);
            assertThat(passed.text().toString()).doesNotContain("7");
        });
    }

    @Test
    void whatIsNotThereIsWithheld() {
        assertThat(TlpGuard.fill("{place}", Map.of())).isInstanceOf(Passage.Withheld.class);
    }
}
