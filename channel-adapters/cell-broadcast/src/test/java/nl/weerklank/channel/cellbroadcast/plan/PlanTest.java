package nl.weerklank.channel.cellbroadcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.PeopleMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final CellPlan PLAN = SyntheticPlan.ofTheNetherlands(9000, 8);
    private static final ServiceMap SERVICE = ServiceMap.of(PLAN);

    @ParameterizedTest
    @CsvSource({"Moerdijk, 51.6922, 4.5958", "Utrecht, 52.09, 5.12", "Groningen, 53.22, 6.57", "Goes, 51.50, 3.89"})
    void everyTownHasCellsOfBothHalves(String town, double latitude, double longitude) {
        var area = H3Map.disk(H3Map.cellAt(latitude, longitude), 6);
        var halves = area.intersect(SERVICE.served()).stream()
                .mapToObj(cell -> SERVICE.bscOf(cell) % 2)
                .collect(Collectors.toSet());
        assertThat(halves).as(town).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void nearlyEverybodyIsServed() {
        var people = PeopleMap.ofShippedPlaces();
        assertThat(people.in(SERVICE.served()) / people.in(people.cells())).isGreaterThan(0.99);
    }

    @Test
    void thePlanIsTheSameAtEveryStart() {
        assertThat(SyntheticPlan.ofTheNetherlands(9000, 8)).isEqualTo(PLAN);
    }

    @Test
    void theIndexFindsWhatLookingAtEveryCellFinds() {
        var index = new CellIndex(PLAN);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            var centre = new CapPoint(random.nextDouble(51, 53.4), random.nextDouble(3.8, 7));
            var circle = new CapCircle(centre, random.nextDouble(0.5, 60));
            var ring = AreaCells.ring(circle);
            var slow = new BitSet();
            for (int cell = 0; cell < PLAN.cells().size(); cell++) {
                var one = PLAN.cells().get(cell);
                if (one.metresTo(centre.latitude(), centre.longitude())
                        <= one.rangeMetres() + circle.radiusKm() * 1000) {
                    slow.set(cell);
                }
            }
            var found = index.reaching(ring);
            assertThat(index.reaching(circle)).isEqualTo(slow);
            found.xor(slow);
            assertThat(found.cardinality())
                    .as("a circle and its 64 corners differ at the rim only")
                    .isLessThanOrEqualTo(Math.max(3, slow.cardinality() / 50));
        }
    }

    @Test
    void spillAndMissedAreCountedInPeople() {
        var near = H3Map.cellAt(51.6922, 4.5958);
        var area = H3Map.disk(near, 3).intersect(SERVICE.served());
        var people = PeopleMap.of(SERVICE.served().stream().boxed().collect(Collectors.toMap(c -> c, c -> 10.0)));
        var served = new PeopleServed(SERVICE, people);
        var whole = served.preview(area, SERVICE.serversOf(area));
        assertThat(whole.missed()).isZero();
        assertThat(whole.reached()).isEqualTo(10.0 * area.size());
        assertThat(whole.spill())
                .isEqualTo(10.0
                        * SERVICE.servedBy(SERVICE.serversOf(area)).minus(area).size());
        var none = served.preview(area, new BitSet());
        assertThat(none.missed()).isEqualTo(10.0 * area.size());
        assertThat(none.spill()).isZero();
    }

    @Test
    void polygonCircleAndGeocodeAreTargeted() {
        var cells = H3Map.disk(H3Map.cellAt(51.6922, 4.5958), 2);
        var targeting = new Targeting(new CellIndex(PLAN), SERVICE, geocode -> Optional.of(cells));
        var circle = new CapCircle(new CapPoint(51.6922, 4.5958), 6);
        var byCircle = targeting.reaching(area(List.of(circle), List.of()));
        var byCode = targeting.reaching(area(List.of(), List.of(new CapNamedValue("gemeente", "GM1709"))));
        assertThat(byCircle.cardinality()).isPositive();
        assertThat(byCode).isEqualTo(SERVICE.serversOf(cells));
        assertThat(Targeting.everywhere(PLAN).cardinality())
                .isEqualTo(PLAN.cells().size());
    }

    @Test
    void theTableOfOpenCelliDIsRead() throws IOException {
        var csv = """
                radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal
                GSM,204,4,1201,17,0,4.59,51.69,1500,3,1,0,0,0
                LTE,204,8,1202,123456789,0,4.60,51.70,900,3,1,0,0,0
                GSM,204,16,1203,18,0,4.61,51.71,99999,3,1,0,0,0
                """;
        var imported = OpenCellId.read("table", new StringReader(csv), "GSM", 2);
        assertThat(imported.leftOut()).isEqualTo(1);
        assertThat(imported.plan().cells()).hasSize(2);
        var first = imported.plan().cells().getFirst();
        assertThat(first.cgi()).hasToString("204-04-1201-17");
        assertThat(first.rangeMetres()).isEqualTo(1500);
        assertThat(ServiceMap.of(imported.plan()).served()).isNotEqualTo(CellSet.EMPTY);
    }

    @Test
    void aWrongLineOfTheTableIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenCellId.read(
                        "table",
                        new StringReader("GSM,204,4,1201,17,0,4.59,51.69,1500\nGSM,204,4,x,17,0,4.5,51.6,1"),
                        "GSM",
                        1))
                .withMessageContaining("line 2");
    }

    private static CapArea area(List<CapCircle> circles, List<CapNamedValue> geocodes) {
        return new CapArea("somewhere", List.of(), circles, geocodes, null, null);
    }
}
