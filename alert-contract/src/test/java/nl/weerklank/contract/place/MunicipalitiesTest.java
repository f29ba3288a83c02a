package nl.weerklank.contract.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MunicipalitiesTest {

    private static final Municipalities SHIPPED = Municipalities.shipped();

    @TempDir
    Path folder;

    @Test
    void aCodeIsPlacedWhereItsMunicipalityLies() {
        var zwolle = H3Map.cellAt(52.5126, 6.0936);

        assertThat(SHIPPED.cells(new CapNamedValue("GM_CODE", "GM0193")))
                .hasValueSatisfying(cells -> assertThat(cells.contains(zwolle)).isTrue());
        assertThat(SHIPPED.cells(new CapNamedValue("gemeentecode", "0193"))).isEqualTo(SHIPPED.cells("GM0193"));
        assertThat(SHIPPED.approximate()).isTrue();
    }

    @Test
    void aCodeOrNameThatIsNotKnownIsNotPlaced() {
        assertThat(SHIPPED.cells(new CapNamedValue("GM_CODE", "GM9999"))).isEmpty();
        assertThat(SHIPPED.cells(new CapNamedValue("SAME", "0193"))).isEmpty();
        assertThat(SHIPPED.cells(new CapNamedValue("GM_CODE", "Zwolle"))).isEmpty();
    }

    @Test
    void theCountryIsAllItsMunicipalities() {
        var whole = SHIPPED.cells(new CapNamedValue("ISO3166-1", "nl")).orElseThrow();
        assertThat(whole.size()).isGreaterThan(40_000);
        assertThat(SHIPPED.codes())
                .allSatisfy(
                        code -> assertThat(whole.containsAll(SHIPPED.cells(code).orElseThrow()))
                                .isTrue());
        assertThat(Municipalities.isCountry(new CapNamedValue("ISO3166-1", "BE")))
                .isFalse();
    }

    @Test
    void everyShippedMunicipalityTouchesSomeCell() {
        assertThat(SHIPPED.codes())
                .hasSizeGreaterThan(330)
                .allSatisfy(code -> assertThat(
                                SHIPPED.cells(code).orElse(CellSet.EMPTY).isEmpty())
                        .isFalse());
    }

    @Test
    void anImportReplacesTheShippedOutlinesAndItsHolesAreLeftOut() throws Exception {
        var file = folder.resolve("one.geojson");
        Files.writeString(file, """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"statcode":"GM0001"},
                 "geometry":{"type":"Polygon","coordinates":[
                  [[5.0,52.0],[5.4,52.0],[5.4,52.3],[5.0,52.3],[5.0,52.0]],
                  [[5.1,52.1],[5.3,52.1],[5.3,52.2],[5.1,52.2],[5.1,52.1]]]}}]}
                """);

        var cells = Municipalities.read(file).cells("GM0001").orElseThrow();

        assertThat(cells.contains(H3Map.cellAt(52.05, 5.05))).isTrue();
        assertThat(cells.contains(H3Map.cellAt(52.15, 5.2))).isFalse();
    }

    @Test
    void aFileThatIsNoCollectionOfOutlinesIsRefusedByName() throws Exception {
        var file = folder.resolve("wrong.geojson");
        Files.writeString(file, "{\"features\":[{\"properties\":{}}]}");

        assertThatThrownBy(() -> Municipalities.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong.geojson")
                .hasMessageContaining("code");
    }

    @Test
    void theOfficialBordersCanBeImported() throws Exception {
        var official = Path.of(System.getProperty("weerklank.root", ".."), "../shared/geo/nl-gemeenten-2023.geojson");
        assumeTrue(Files.exists(official), "needs ../shared/geo/nl-gemeenten-2023.geojson");

        var imported = Municipalities.read(official);

        assertThat(imported.approximate()).isFalse();
        assertThat(imported.cells("GM1709"))
                .hasValueSatisfying(cells -> assertThat(cells.contains(H3Map.cellAt(51.6922, 4.5958)))
                        .isTrue());
    }
}
