package nl.weerklank.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.CapSamples;
import org.junit.jupiter.api.Test;

class AreaCellsTest {

    private static final CapPoint MOERDIJK = new CapPoint(51.6922, 4.5958);
    private static final CellSet KNOWN = CellSet.of(H3Map.cellAt(52, 5));
    private static final AreaCells CELLS =
            new AreaCells(code -> code.value().equals("GM0001") ? Optional.of(KNOWN) : Optional.empty());

    @Test
    void the_smallest_circle_still_alerts_the_cell_that_it_lies_in() {
        assertThat(CELLS.of(circle(MOERDIJK, 0)).contains(H3Map.cellAt(MOERDIJK.latitude(), MOERDIJK.longitude())))
                .isTrue();
    }

    @Test
    void the_smallest_polygon_still_alerts_the_cell_that_it_lies_in() {
        var tiny = ring(MOERDIJK, new CapPoint(51.6923, 4.5958), new CapPoint(51.6923, 4.5959));

        assertThat(CELLS.of(tiny).contains(H3Map.cellAt(MOERDIJK.latitude(), MOERDIJK.longitude())))
                .isTrue();
    }

    @Property(tries = 60)
    void nobody_inside_a_circle_is_missed(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 6.28) double bearing,
            @ForAll @DoubleRange(min = 0.1, max = 20) double radius) {
        double north = Math.cos(bearing) * share * radius / 111.2;
        double east = Math.sin(bearing) * share * radius / (111.2 * Math.cos(Math.toRadians(51.6922)));
        var cells = CELLS.of(circle(MOERDIJK, radius));

        assertThat(cells.contains(H3Map.cellAt(51.6922 + north * 0.99, 4.5958 + east * 0.99)))
                .isTrue();
    }

    @Test
    void a_circle_holds_about_as_much_as_its_area() {
        var cells = CELLS.of(circle(MOERDIJK, 10));
        var km2 = cells.stream().mapToDouble(H3Map::areaKm2).sum();

        assertThat(km2).isBetween(Math.PI * 100, Math.PI * 100 * 1.35);
    }

    @Test
    void all_parts_of_a_message_count_together_and_unknown_geocodes_add_nothing() {
        var both = new CapArea(
                "x",
                List.of(),
                List.of(new CapCircle(MOERDIJK, 1)),
                List.of(new CapNamedValue("GM_CODE", "GM0001"), new CapNamedValue("GM_CODE", "GM9999")),
                null,
                null);

        assertThat(CELLS.of(both)).isEqualTo(CELLS.of(circle(MOERDIJK, 1)).union(KNOWN));
        assertThat(CELLS.of(new CapArea("x", List.of(), List.of(), List.of(), null, null))
                        .isEmpty())
                .isTrue();
        assertThat(CELLS.of(CapSamples.fire()).isEmpty()).isFalse();
    }

    @Test
    void an_area_over_the_date_line_alerts_both_sides_and_not_the_world_between() {
        var fiji = CELLS.of(circle(new CapPoint(-17, 179.99), 20));

        assertThat(fiji.contains(H3Map.cellAt(-17, 179.95))).isTrue();
        assertThat(fiji.contains(H3Map.cellAt(-17, -179.95))).isTrue();
        assertThat(fiji.contains(H3Map.cellAt(-17, 0))).isFalse();
        assertThat(fiji.size()).isLessThan(4000);
    }

    @Property(tries = 60)
    void any_outline_touches_the_cells_that_the_H3_library_says(
            @ForAll @DoubleRange(min = -70, max = 70) double latitude,
            @ForAll @DoubleRange(min = -170, max = 170) double longitude,
            @ForAll @DoubleRange(min = 0.01, max = 0.3) double size,
            @ForAll @IntRange(min = 3, max = 40) int corners,
            @ForAll long seed) {
        var random = new Random(seed);
        var points = new ArrayList<CapPoint>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double far = size * (0.4 + 0.6 * random.nextDouble());
            points.add(new CapPoint(latitude + far * Math.sin(angle), longitude + far * Math.cos(angle)));
        }
        points.add(points.getFirst());

        assertThat(H3Map.touchedBy(points, List.of())).isEqualTo(H3Map.touchedByLibrary(points));
    }

    @Test
    void an_outline_of_tens_of_thousands_of_corners_is_no_trouble() {
        var coast = new ArrayList<CapPoint>();
        for (int i = 0; i < 34_000; i++) {
            double angle = 2 * Math.PI * i / 34_000;
            double far = 1 + 0.05 * Math.sin(40 * angle) + 0.002 * Math.sin(9000 * angle);
            coast.add(new CapPoint(52 + far * Math.sin(angle), 5 + 1.6 * far * Math.cos(angle)));
        }
        coast.add(coast.getFirst());

        assertThat(H3Map.touchedBy(coast, List.of()).size()).isBetween(60_000, 65_000);
    }

    @Test
    void a_line_and_a_point_written_as_polygon_still_lie_somewhere() {
        assertThat(CELLS.of(ring(MOERDIJK, MOERDIJK, MOERDIJK)).size()).isEqualTo(1);
        assertThat(CELLS.of(ring(MOERDIJK, new CapPoint(51.72, 4.5958), MOERDIJK))
                        .size())
                .isGreaterThan(2);
    }

    @Test
    void an_area_larger_than_a_country_is_refused_before_it_fills_the_memory() {
        assertThatThrownBy(() -> CELLS.of(circle(MOERDIJK, 5000))).isInstanceOf(AreaTooLarge.class);
        assertThatThrownBy(() -> CELLS.of(ring(new CapPoint(-80, -170), new CapPoint(80, -170), new CapPoint(80, 170))))
                .isInstanceOf(AreaTooLarge.class)
                .hasMessageContaining("cells");
    }

    @Test
    void many_areas_that_are_too_large_together_are_refused() {
        var circles = new ArrayList<CapCircle>();
        for (int i = 0; i < 40; i++) {
            circles.add(new CapCircle(new CapPoint(40 + i, 5), 100));
        }
        var area = new CapArea("x", List.of(), circles, List.of(), null, null);

        assertThatThrownBy(() -> CELLS.of(area)).isInstanceOf(AreaTooLarge.class);
    }

    @Test
    void a_long_thin_outline_that_touches_too_many_cells_is_refused() {
        var points = new ArrayList<CapPoint>();
        for (int i = 0; i < 4000; i++) {
            points.add(new CapPoint(i % 2 == 0 ? -60 : 60, 4 + i * 0.0001));
        }
        points.add(points.getFirst());
        var area = new CapArea("x", List.of(new CapPolygon(points)), List.of(), List.of(), null, null);

        assertThatThrownBy(() -> CELLS.of(area)).isInstanceOf(AreaTooLarge.class);
    }

    private static CapArea circle(CapPoint centre, double radius) {
        return new CapArea("x", List.of(), List.of(new CapCircle(centre, radius)), List.of(), null, null);
    }

    private static CapArea ring(CapPoint a, CapPoint b, CapPoint c) {
        return new CapArea("x", List.of(new CapPolygon(List.of(a, b, c, a))), List.of(), List.of(), null, null);
    }
}
