package nl.weerklank.channel.radio.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class RegionMapTest {

    private static final RegionMap MAP = RegionMap.of(RegionPlan.shipped());

    @Test
    void nearly_everybody_lives_where_some_region_carries_to() {
        var people = PeopleMap.ofShippedPlaces();
        var covered = MAP.coverage().stream().map(ChannelCoverage.Group::cells).reduce(CellSet.EMPTY, CellSet::union);

        assertThat(people.in(covered) / people.in(people.cells())).isGreaterThan(0.995);
    }

    @Test
    void no_cell_belongs_to_two_regions() {
        var groups = MAP.coverage();
        var all = groups.stream().map(ChannelCoverage.Group::cells).reduce(CellSet.EMPTY, CellSet::union);

        assertThat(groups).hasSize(12);
        assertThat(groups.stream().mapToInt(group -> group.cells().size()).sum())
                .isEqualTo(all.size());
        assertThat(groups).allMatch(group -> group.chance() >= 0.15 && group.chance() <= 0.3);
    }

    @Test
    void an_area_on_a_border_is_split_over_both_sides() {
        var target = SampleAlerts.event(Instant.parse("2026-11-22T09:00:00Z")).target();

        var parts = MAP.split(target);

        assertThat(parts.keySet())
                .map(TransmitterRegion::id)
                .containsExactlyInAnyOrder("noord-brabant", "zuid-holland");
        assertThat(parts.values().stream().reduce(CellSet.EMPTY, CellSet::union))
                .isEqualTo(target);
    }

    @Test
    void a_plan_that_is_wrong_names_its_line() {
        var heading = "region,name,same,chance,languages,latitude,longitude,range_km";

        assertThatThrownBy(() -> RegionPlan.parse(List.of(heading, "a,A,030000,0.2,nl,51.6,4.8")))
                .hasMessageContaining("line 2")
                .hasMessageContaining("8 columns");
        assertThatThrownBy(() -> RegionPlan.parse(List.of("# remark", heading, "a,A,30,0.2,nl,51.6,4.8,30")))
                .hasMessageContaining("line 3")
                .hasMessageContaining("six digits");
        assertThatThrownBy(() -> RegionPlan.parse(List.of(heading, "a,A,030000,2,nl,51.6,4.8,30")))
                .hasMessageContaining("chance");
    }
}
