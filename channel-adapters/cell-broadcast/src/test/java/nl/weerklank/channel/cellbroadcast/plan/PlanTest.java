package nl.weerklank.channel.cellbroadcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.BitSet;
import java.util.stream.Collectors;
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
    void spillAndMissedAreCountedInPeople() {
        var near = H3Map.cellAt(51.6922, 4.5958);
        var area = H3Map.disk(near, 3).intersect(SERVICE.served());
        var people = PeopleMap.of(SERVICE.served().stream().boxed().collect(Collectors.toMap(c -> c, c -> 10.0)));
        var served = new PeopleServed(SERVICE, people);
        var servers = SERVICE.serversOfEach(area);
        var whole = served.preview(area, servers, SERVICE.serversOf(area));
        assertThat(whole.missed()).isZero();
        assertThat(whole.reached()).isEqualTo(10.0 * area.size());
        assertThat(whole.spill())
                .isEqualTo(10.0
                        * SERVICE.servedBy(SERVICE.serversOf(area)).minus(area).size());
        var none = served.preview(area, servers, new BitSet());
        assertThat(none.missed()).isEqualTo(10.0 * area.size());
        assertThat(none.spill()).isZero();
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
}
