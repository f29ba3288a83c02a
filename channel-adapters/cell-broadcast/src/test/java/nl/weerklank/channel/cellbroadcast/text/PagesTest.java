package nl.weerklank.channel.cellbroadcast.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.text.DataCoding.Alphabet;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Property(tries = 1000)
    void aTextInTheSevenBitAlphabetIsShownAsItWasSent(@ForAll("gsm7") String text) {
        for (var language : new String[] {"nl", "ca", ""}) {
            var coding = DataCoding.of(text, language);
            assertThat(coding.alphabet()).isEqualTo(Alphabet.GSM7);
            assertThat(Pages.join(Pages.cut(text, coding), coding.scheme())).isEqualTo(text);
        }
    }

    @Property(tries = 1000)
    void aTextInAnyScriptIsShownAsItWasSent(@ForAll("anyScript") String text) {
        for (var language : new String[] {"uk", ""}) {
            var coding = DataCoding.of(text, language);
            var pages = Pages.cut(text, coding);
            assertThat(Pages.join(pages, coding.scheme())).isEqualTo(text);
            assertThat(pages).hasSize(Pages.count(text, coding));
        }
    }

    @Property(tries = 500)
    void noEscapePairIsCutOverTwoPages(@ForAll("gsm7") String text) {
        var coding = DataCoding.of(text, "nl");
        for (var page : Pages.cut(text, coding)) {
            var septets = Gsm7.unpack(page.octets().toBytes());
            assertThat(septets[92])
                    .as("the last place of a page never opens a pair")
                    .satisfies(last -> {
                        if (last == Gsm7.ESCAPE) {
                            assertThat(septets[91]).isEqualTo(Gsm7.ESCAPE);
                        }
                    });
        }
    }

    @Property(tries = 500)
    void noSurrogatePairIsCutOverTwoPages(@ForAll("emoji") String text) {
        var coding = DataCoding.of(text, "uk");
        for (var page : Pages.cut(text, coding)) {
            var shown = Pages.join(List.of(page), coding.scheme());
            assertThat(shown.isEmpty() || !Character.isHighSurrogate(shown.charAt(shown.length() - 1)))
                    .isTrue();
        }
    }

    @Test
    void ninetyThreeSeptetsMakeOnePageAndNinetyFourTwo() {
        var coding = DataCoding.of("a", "nl");
        assertThat(Pages.cut("a".repeat(93), coding)).hasSize(1);
        assertThat(Pages.cut("a".repeat(94), coding)).hasSize(2);
        assertThat(Pages.cut("a".repeat(92) + "€", coding)).hasSize(2);
        assertThat(Pages.cut("a".repeat(91) + "€", coding)).hasSize(1);
    }

    @Test
    void fortyUnitsBesideThePrefixMakeOnePage() {
        var coding = DataCoding.of("д", "uk");
        assertThat(coding.scheme()).isEqualTo(0x11);
        assertThat(Pages.cut("д".repeat(40), coding)).hasSize(1);
        assertThat(Pages.cut("д".repeat(41), coding)).hasSize(2);
    }

    @Test
    void thePackedFormIsTheOneOfTheRecordedExchange() {
        var page = Pages.cut("NL-Alert", DataCoding.of("NL-Alert", "")).getFirst();
        assertThat(HexFormat.of().formatHex(page.octets().toBytes())).startsWith("4e662bc82ecbe9");
        assertThat(page.octets().length()).isEqualTo(Page.SIZE);
    }

    @Test
    void aPageIsPaddedWithCarriageReturns() {
        var septets = Gsm7.unpack(Pages.cut("kort", DataCoding.of("kort", "nl"))
                .getFirst()
                .octets()
                .toBytes());
        assertThat(Arrays.copyOfRange(septets, 4, 93)).containsOnly(Gsm7.CR);
    }

    @Test
    void theLanguageIsSaidByTheSchemeOrByAPrefixOnEveryPage() {
        assertThat(DataCoding.of("Brand", "nl-NL")).isEqualTo(new DataCoding(0x05, Alphabet.GSM7, ""));
        assertThat(DataCoding.of("Fire", "en")).isEqualTo(new DataCoding(0x01, Alphabet.GSM7, ""));
        assertThat(DataCoding.of("Incendi", "ca")).isEqualTo(new DataCoding(0x10, Alphabet.GSM7, "ca"));
        assertThat(DataCoding.of("Пожежа", "uk-UA")).isEqualTo(new DataCoding(0x11, Alphabet.UCS2, "uk"));
        assertThat(DataCoding.of("Pożar", "pl")).isEqualTo(new DataCoding(0x11, Alphabet.UCS2, "pl"));
        assertThat(DataCoding.of("Пожежа", "")).isEqualTo(new DataCoding(0x48, Alphabet.UCS2, ""));
    }

    @Provide
    Arbitrary<String> gsm7() {
        var alphabet = IntStream.rangeClosed(0x20, 0x20AC)
                .mapToObj(c -> String.valueOf((char) c))
                .filter(Gsm7::canSay)
                .collect(Collectors.joining());
        return Arbitraries.strings().withChars(alphabet + "€[]{}\n").ofMaxLength(400);
    }

    @Provide
    Arbitrary<String> anyScript() {
        return Arbitraries.oneOf(
                emoji(), Arbitraries.strings().withCharRange('Ѐ', 'ӿ').ofMaxLength(200));
    }

    @Provide
    Arbitrary<String> emoji() {
        return Arbitraries.of("😀", "ш", "火", "ع", "🚒")
                .list()
                .ofMinSize(1)
                .ofMaxSize(150)
                .map(parts -> String.join("", parts));
    }
}
