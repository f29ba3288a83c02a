package nl.weerklank.channel.cellbroadcast.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.channel.cellbroadcast.text.WarningText.Manner;
import nl.weerklank.channel.cellbroadcast.text.WarningText.Part;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarningTextTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Instant EXPIRES = Instant.parse("2026-01-15T12:30:00Z");
    private static final String CODE = "K7QM-2X9D";

    /** A warning as an author would write it, with the words that must survive. */
    record Sample(
            String language,
            String what,
            String where,
            String doWhat,
            String description,
            String labelOfWhere,
            String until,
            int scheme) {
        @Override
        public String toString() {
            return language;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        "nl-NL",
                        "Grote brand met giftige rook",
                        "Moerdijk en omgeving",
                        "Ga naar binnen. Sluit ramen en deuren.",
                        "Bij een bedrijf woedt brand. ",
                        "Gebied: ",
                        "Geldig tot 15-01-2026 13:30",
                        0x05),
                new Sample(
                        "en-GB",
                        "Large fire with toxic smoke",
                        "Moerdijk and surroundings",
                        "Go indoors. Close windows and doors.",
                        "A fire burns at a company. ",
                        "Area: ",
                        "Valid until 15-01-2026 13:30",
                        0x01),
                new Sample(
                        "de-DE",
                        "Großbrand mit giftigem Rauch",
                        "Moerdijk und Umgebung",
                        "Gehen Sie ins Haus. Schließen Sie Fenster und Türen.",
                        "In einem Betrieb brennt es. ",
                        "Gebiet: ",
                        "Gültig bis 15-01-2026 13:30",
                        0x00),
                new Sample(
                        "pl-PL",
                        "Duży pożar i toksyczny dym",
                        "Moerdijk i okolice",
                        "Wejdź do budynku. Zamknij okna i drzwi.",
                        "W zakładzie wybuchł pożar. ",
                        "Obszar: ",
                        "Ważne do 15-01-2026 13:30",
                        0x11),
                new Sample(
                        "uk-UA",
                        "Велика пожежа з отруйним димом",
                        "Мурдейк та околиці",
                        "Зайдіть у приміщення. Зачиніть вікна та двері.",
                        "На підприємстві пожежа. ",
                        "Територія: ",
                        "Діє до 15-01-2026 13:30",
                        0x11),
                new Sample(
                        "ar",
                        "حريق كبير ودخان سام",
                        "مورديك والمناطق المحيطة",
                        "ادخل إلى المبنى. أغلق النوافذ والأبواب.",
                        "اندلع حريق في مصنع. ",
                        "المنطقة: ",
                        "سارٍ حتى 15-01-2026 13:30",
                        0x11),
                new Sample(
                        "tr-TR",
                        "Büyük yangın ve zehirli duman",
                        "Moerdijk ve çevresi",
                        "İçeri girin. Pencereleri ve kapıları kapatın.",
                        "Bir işyerinde yangın çıktı. ",
                        "Bölge: ",
                        "Son geçerlilik: 15-01-2026 13:30",
                        0x11));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aShortWarningIsSaidWhole(Sample sample) {
        var said = said(sample, sample.description(), 15);
        assertThat(said.shortened()).isEmpty();
        assertThat(said.coding().scheme()).isEqualTo(sample.scheme());
        assertThat(said.text())
                .startsWith(sample.what())
                .contains(sample.doWhat(), sample.labelOfWhere() + sample.where(), sample.until())
                .contains(sample.description().strip(), "https://www.example.nl/42", "Veiligheidsregio");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aLongDescriptionGoesBeforeWhatWhereDoWhatAndUntil(Sample sample) {
        var said = said(sample, sample.description().repeat(120), 5);
        assertThat(said.text())
                .startsWith(sample.what())
                .contains(sample.doWhat(), sample.labelOfWhere() + sample.where(), sample.until());
        assertThat(said.shortened()).containsExactly(Part.DESCRIPTION, Part.LINK, Part.SENDER);
        assertThat(Pages.count(said.text(), said.coding())).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fourPagesStillHoldTheFourThatMatterWhole(Sample sample) {
        var said = said(sample, sample.description().repeat(10), 4);
        assertThat(said.text())
                .contains(sample.what(), sample.doWhat(), sample.labelOfWhere() + sample.where(), sample.until(), CODE);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void evenWhenTheFourAreTooLongEachKeepsItsBeginning(Sample sample) {
        var info = info(
                sample.language(),
                sample.what() + " " + "xyz ".repeat(200),
                sample.where() + " " + "xyz ".repeat(200),
                sample.doWhat() + " " + "xyz ".repeat(200),
                sample.description());
        var said = WarningText.of(info, EXPIRES, CODE, new Manner("", ZONE, 4));
        assertThat(Pages.count(said.text(), said.coding())).isLessThanOrEqualTo(4);
        assertThat(said.text())
                .startsWith(sample.what().substring(0, 10))
                .contains(sample.doWhat().substring(0, 10), sample.labelOfWhere(), sample.until(), CODE);
        assertThat(said.shortened()).contains(Part.WHAT, Part.DO_WHAT, Part.WHERE, Part.DESCRIPTION);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theCodeByWhichAnyoneCanCheckItSurvivesEveryShortening(Sample sample) {
        for (int pages = 2; pages <= 15; pages++) {
            var said = said(sample, sample.description().repeat(40), pages);
            var code = said.text().lines().filter(line -> line.endsWith(CODE)).toList();
            assertThat(code)
                    .as("%d pages", pages)
                    .singleElement()
                    .satisfies(line -> assertThat(line.length()).isLessThanOrEqualTo(CODE.length() + 8));
            assertThat(said.shortened()).doesNotContain(Part.CODE);
        }
    }

    @Test
    void fromRightToLeftTheHalvesOfACodeOfDigitsKeepTheirOrder() {
        var said = WarningText.of(
                info("ar", "حريق", "مورديك", "ادخل.", ""), EXPIRES, "1234-5678", new Manner("", ZONE, 15));
        var line = said.text()
                .lines()
                .filter(l -> l.endsWith("1234-5678"))
                .findFirst()
                .orElseThrow();
        var order = new Bidi(line, Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT);
        int code = line.indexOf("1234-5678");
        assertThat(order.getLevelAt(code)).isEqualTo(order.getLevelAt(code + 4)).isEqualTo(order.getLevelAt(code + 8));
    }

    @Test
    void whereTheCodeIsCheckedIsSaidWhenThatIsKnown() {
        var info = info("nl", "Brand", "Breda", "Ga naar binnen.", "");
        assertThat(WarningText.of(info, EXPIRES, CODE, new Manner("", ZONE, 15, "alerts.example"))
                        .text())
                .contains("\nCode: alerts.example/K7QM-2X9D\n");
    }

    @Test
    void typographicMarksDoNotForceTheSmallPagesOfUcs2() {
        var info = info("nl", "“Brand” – ga naar binnen…", "’t Gooi", "Sluit ramen.", "");
        var said = WarningText.of(info, EXPIRES, CODE, new Manner("", ZONE, 15));
        assertThat(said.text()).startsWith("\"Brand\" - ga naar binnen...").contains("Gebied: 't Gooi");
        assertThat(said.coding().alphabet()).isEqualTo(DataCoding.Alphabet.GSM7);
    }

    @Test
    void aPrefixBeginsTheText() {
        var info = info("nl", "Brand", "Breda", "Ga naar binnen.", "");
        assertThat(WarningText.of(info, EXPIRES, CODE, new Manner("NL-Alert", ZONE, 15))
                        .text())
                .startsWith("NL-Alert\nBrand\n");
    }

    @Test
    void aLetterOutsideTheAlphabetTurnsTheWholeTextToUcs2() {
        var info = info("nl", "Brand in België", "Breda", "Ga naar binnen.", "");
        assertThat(WarningText.of(info, EXPIRES, CODE, new Manner("", ZONE, 15))
                        .coding()
                        .alphabet())
                .isEqualTo(DataCoding.Alphabet.UCS2);
    }

    private static WarningText said(Sample sample, String description, int pages) {
        var info = info(sample.language(), sample.what(), sample.where(), sample.doWhat(), description);
        return WarningText.of(info, EXPIRES, CODE, new Manner("", ZONE, pages));
    }

    private static CapInfo info(String language, String what, String where, String doWhat, String description) {
        return new CapInfo(
                language,
                List.of(CapCategory.FIRE),
                what,
                List.of(),
                CapUrgency.IMMEDIATE,
                CapSeverity.EXTREME,
                CapCertainty.OBSERVED,
                null,
                List.of(),
                null,
                null,
                null,
                "Veiligheidsregio",
                what,
                description,
                doWhat,
                "https://www.example.nl/42",
                null,
                List.of(),
                List.of(),
                List.of(new CapArea(where, List.of(), List.of(), List.of(), null, null)));
    }
}
