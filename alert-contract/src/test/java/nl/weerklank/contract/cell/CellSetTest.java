package nl.weerklank.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellSetTest {

    private static final long[] MAP =
            H3Map.disk(H3Map.cellAt(52, 5), 12).stream().toArray();

    @Property(tries = 200)
    void sets_of_cells_behave_as_sets(@ForAll("cells") Set<Long> a, @ForAll("cells") Set<Long> b) {
        var left = CellSet.of(a);
        var right = CellSet.of(b);
        var union = new HashSet<>(a);
        union.addAll(b);
        var both = new HashSet<>(a);
        both.retainAll(b);
        var rest = new HashSet<>(a);
        rest.removeAll(b);

        assertThat(left.union(right)).isEqualTo(CellSet.of(union)).hasSameHashCodeAs(CellSet.of(union));
        assertThat(left.intersect(right)).isEqualTo(CellSet.of(both));
        assertThat(left.minus(right)).isEqualTo(CellSet.of(rest));
        assertThat(left.intersects(right)).isEqualTo(!both.isEmpty());
        assertThat(left.containsAll(right)).isEqualTo(a.containsAll(b));
        assertThat(left.size()).isEqualTo(a.size());
    }

    @Property(tries = 200)
    void the_compact_form_says_the_same_in_fewer_words(@ForAll("cells") Set<Long> cells) {
        var set = CellSet.of(cells);

        assertThat(CellSet.ofCompact(set.compact())).isEqualTo(set);
        assertThat(set.compact()).hasSizeLessThanOrEqualTo(set.size());
    }

    @Provide
    Arbitrary<Set<Long>> cells() {
        return Arbitraries.integers()
                .between(0, MAP.length - 1)
                .map(i -> MAP[i])
                .set()
                .ofMaxSize(300);
    }

    @Test
    void a_coarser_cell_stands_for_all_cells_in_it() {
        var all = CellSet.of(MAP);

        assertThat(all.compact()).hasSizeLessThan(all.size() / 2);
        assertThat(CellSet.ofCompact(List.of(all.compact().getFirst())).size()).isIn(1, 7, 49, 343);
    }

    @Test
    void what_is_no_cell_is_refused_in_words() {
        for (var text : List.of("", "zz", "0", "8f1fa4962ffffff", "ffffffffffffffff", "891fa49628fffff")) {
            assertThatThrownBy(() -> CellSet.ofCompact(List.of(text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }

    @Test
    void a_handful_of_words_cannot_stand_for_half_the_earth() {
        assertThatThrownBy(() -> CellSet.ofCompact(List.of("8009fffffffffff", "800bfffffffffff")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than");
    }

    @Property(tries = 300)
    void the_places_of_a_part_are_those_that_a_search_finds(
            @ForAll List<@IntRange(min = 0, max = 400) Integer> part,
            @ForAll List<@IntRange(min = 0, max = 400) Integer> whole) {
        var some = CellSet.of(part.stream().mapToLong(Integer::longValue).toArray());
        var all = CellSet.of(whole.stream().mapToLong(Integer::longValue).toArray());
        var places = some.placesIn(all);
        int i = 0;
        for (var cell : some.stream().toArray()) {
            assertThat(places[i++]).isEqualTo(all.indexOf(cell));
        }
        assertThat(some.intersect(all)).isEqualTo(some.filter(all::contains));
        assertThat(some.minus(all)).isEqualTo(some.filter(cell -> !all.contains(cell)));
    }
}
