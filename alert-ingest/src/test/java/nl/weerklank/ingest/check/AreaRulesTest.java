package nl.weerklank.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.Municipalities;
import nl.weerklank.ingest.TestMessages;
import org.junit.jupiter.api.Test;

class AreaRulesTest {

    private static final AreaCells CELLS = new AreaCells(Municipalities.shipped()::cells);

    private final AreaRules rules =
            new AreaRules(CELLS, new IssueLimits(Duration.ofMinutes(5), Duration.ofHours(24), 60_000));
    private final TestMessages good = TestMessages.from("sender");

    @Test
    void aCircleIsPlacedWhereItLies() {
        assertThat(rules.target(good.cap()))
                .isInstanceOfSatisfying(
                        Target.Placed.class,
                        placed -> assertThat(placed.cells().contains(H3Map.cellAt(51.6922, 4.5958)))
                                .isTrue());
    }

    @Test
    void noInfoAndNoAreaAreRefusedNeverTakenToMeanEverywhere() {
        assertThat(refusal(good.withoutInfos())).containsExactly("AREA_MISSING");
        assertThat(refusal(in())).contains("AREA_MISSING");
    }

    @Test
    void oneAreaThatCannotBePlacedRefusesTheMessageEvenBesideOneThatCan() {
        var unknown = area(List.of(), List.of(), new CapNamedValue("SAME", "048484"));

        assertThat(refusal(in(circle(5), unknown))).contains("AREA_UNPLACEABLE");
    }

    @Test
    void aMunicipalityIsPlacedByItsCode() {
        var zwolle = area(List.of(), List.of(), new CapNamedValue("GM_CODE", "GM0193"));

        assertThat(rules.target(in(zwolle).cap())).isInstanceOfSatisfying(Target.Placed.class, placed -> {
            assertThat(placed.cells().contains(H3Map.cellAt(52.5126, 6.0936))).isTrue();
            assertThat(placed.warnings()).isEmpty();
        });
    }

    @Test
    void aCodeThatIsNotKnownBesideAnOutlineIsSaidAndTheOutlineAloneIsUsed() {
        var both = area(
                List.of(), List.of(new CapCircle(new CapPoint(51.69, 4.59), 3)), new CapNamedValue("EMMA_ID", "NL001"));

        assertThat(rules.target(in(both).cap()))
                .isInstanceOfSatisfying(
                        Target.Placed.class,
                        placed -> assertThat(placed.warnings())
                                .extracting(Violation::rule)
                                .contains("GEOCODE_NOT_PLACED"));
    }

    @Test
    void whatIsLargerThanMayBeAlertedAtOnceIsRefusedBeforeItIsCutIntoCells() {
        var world = new CapPolygon(List.of(
                new CapPoint(-80, -170),
                new CapPoint(-80, 170),
                new CapPoint(80, 170),
                new CapPoint(80, -170),
                new CapPoint(-80, -170)));

        assertThat(refusal(in(area(List.of(world), List.of())))).contains("AREA_TOO_LARGE");
        assertThat(refusal(in(circle(200)))).contains("AREA_TOO_LARGE");
    }

    @Test
    void manyAreasAreTooLargeTogetherWhenEachAloneIsNot() {
        var small = new AreaRules(CELLS, new IssueLimits(Duration.ofMinutes(5), Duration.ofHours(24), 400));
        var north = area(List.of(), List.of(new CapCircle(new CapPoint(53.0, 6.0), 9)));
        var south = area(List.of(), List.of(new CapCircle(new CapPoint(51.5, 5.0), 9)));

        assertThat(small.target(in(north).cap())).isInstanceOf(Target.Placed.class);
        assertThat(small.target(in(north, south).cap())).isInstanceOf(Target.Refused.class);
    }

    private List<String> refusal(TestMessages message) {
        return rules.target(message.cap()) instanceof Target.Refused refused
                ? refused.violations().stream().map(Violation::rule).toList()
                : List.of();
    }

    private TestMessages in(CapArea... areas) {
        return good.infos(info -> TestInfos.in(info, List.of(areas)));
    }

    private static CapArea circle(double km) {
        return area(List.of(), List.of(new CapCircle(new CapPoint(52, 5), km)));
    }

    private static CapArea area(List<CapPolygon> polygons, List<CapCircle> circles, CapNamedValue... geocodes) {
        return new CapArea("somewhere", polygons, circles, List.of(geocodes), null, null);
    }
}
