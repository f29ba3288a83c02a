package nl.weerklank.ingest.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.Place;
import nl.weerklank.ingest.draft.Writing;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final Place MOERDIJK = new Place("Moerdijk", 51.70, 4.62, "GM1709", 1000);
    private static final Place ZWOLLE = new Place("Zwolle", 52.51, 6.09, "GM0193", 100_000);
    private static final CellSet TARGET = H3Map.disk(H3Map.cellAt(51.70, 4.62), 3);

    private final Preflight preflight =
            new Preflight(List.of("nl-NL", "en-GB"), Set.of("112"), List.of(MOERDIJK, ZWOLLE));

    @Test
    void whatSaysEverythingHasNothingFound() {
        assertThat(preflight.look(saying("Brand in Moerdijk. Bel bij nood 112."), TARGET))
                .isEmpty();
    }

    @Test
    void everyRequiredLanguageSaysWhatHappenedAndWhatToDo() {
        var blank = Writing.blank("centre@example.org");

        assertThat(preflight.look(blank, TARGET))
                .extracting(Finding::name)
                .contains("LANGUAGE_MISSING nl-NL", "LANGUAGE_MISSING en-GB");
        assertThat(rules(withText(blank, new Writing.Text("", "", "Er is brand.", ""))))
                .contains("HEADLINE_MISSING", "EVENT_MISSING", "INSTRUCTION_MISSING");
    }

    @Test
    void aGapOfATemplateBlocks() {
        assertThat(rules(saying("Brand in [plaats]"))).contains("GAP_LEFT");
    }

    @Test
    void linksAreHttpsAndNumbersAreKnown() {
        assertThat(rules(saying("Moerdijk: zie http://example.org."))).contains("LINK_NOT_HTTPS");
        assertThat(rules(saying("Moerdijk: zie www.example.org"))).contains("LINK_NOT_HTTPS");
        assertThat(rules(saying("Moerdijk: zie https://example.org/a?b=0612345678.")))
                .isEmpty();
        assertThat(rules(saying("Moerdijk: bel 0800-1234567"))).contains("PHONE_UNKNOWN");
        assertThat(rules(saying("Moerdijk: app naar +31 6 12345678"))).contains("PHONE_UNKNOWN");
        assertThat(rules(saying("Moerdijk: binnen blijven tot 22:30 op 22-11-2026")))
                .isEmpty();
    }

    @Test
    void placesOfTheTextLieInTheArea() {
        assertThat(preflight.look(saying("Brand in Moerdijk en Zwolle"), TARGET))
                .containsExactly(new Finding("PLACE_OUTSIDE", false, List.of("Zwolle")));
        assertThat(rules(saying("Brand in de haven"))).containsExactly("WHERE_UNSAID");
    }

    @Test
    void aHamletThatIsCalledAsAThingIsNotTakenForAPlace() {
        var brand = new Place("Brand", 51.46, 5.62, "GM1771", 1270);

        assertThat(new Preflight(List.of("nl-NL"), Set.of(), List.of(MOERDIJK, ZWOLLE, brand))
                        .look(saying("Brand in Moerdijk"), TARGET))
                .isEmpty();
    }

    @Test
    void withoutAnAreaOrWithAnUnheardOfExpiryNothingGoes() {
        var writing = saying("Brand in Moerdijk");

        assertThat(preflight.look(writing, CellSet.EMPTY))
                .extracting(Finding::rule)
                .contains("AREA_MISSING");
        assertThat(rules(writing.lasting(0))).contains("EXPIRY_WRONG");
        assertThat(rules(writing.lasting(Double.NaN))).contains("EXPIRY_WRONG");
        assertThat(rules(writing.lasting(1000))).contains("EXPIRY_WRONG");
        assertThat(rules(writing.lasting(48))).containsExactly("EXPIRY_LONG");
    }

    private List<String> rules(Writing writing) {
        return preflight.look(writing, TARGET).stream().map(Finding::rule).toList();
    }

    private static Writing saying(String headline) {
        return withText(
                Writing.blank("centre@example.org"),
                new Writing.Text("Brand", headline, "Er is brand.", "Ga naar binnen."));
    }

    private static Writing withText(Writing writing, Writing.Text text) {
        return writing.what(
                writing.category(),
                "",
                List.of(),
                writing.urgency(),
                writing.severity(),
                writing.certainty(),
                Map.of("nl-NL", text, "en-GB", text),
                null,
                null);
    }
}
