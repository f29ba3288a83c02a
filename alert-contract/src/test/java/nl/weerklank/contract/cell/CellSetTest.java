package nl.weerklank.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellSetTest {

    private static final long MIDDLE = H3Map.cellAt(52.1, 5.1);
    private static final long[] NEIGHBOURHOOD = H3Map.disk(MIDDLE, 4).stream().toArray();

    @Test
    void unionIntersectionAndDifferenceAreThoseOfSets() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var left = some(random);
            var right = some(random);
            var union = new HashSet<>(left);
            union.addAll(right);
            var both = new HashSet<>(left);
            both.retainAll(right);
            var rest = new HashSet<>(left);
            rest.removeAll(right);

            assertThat(CellSet.of(left).union(CellSet.of(right))).isEqualTo(CellSet.of(union));
            assertThat(CellSet.of(left).intersect(CellSet.of(right))).isEqualTo(CellSet.of(both));
            assertThat(CellSet.of(left).minus(CellSet.of(right))).isEqualTo(CellSet.of(rest));
            assertThat(CellSet.of(left).containsAll(CellSet.of(both))).isTrue();
        }
    }

    @Test
    void theCompactFormSaysTheSameCells() {
        var cells = CellSet.of(NEIGHBOURHOOD);
        assertThat(cells.compact().size()).isLessThan(cells.size());
        assertThat(CellSet.ofCompact(cells.compact())).isEqualTo(cells);
    }

    private static Set<Long> some(Random random) {
        var some = new HashSet<Long>();
        var share = random.nextDouble();
        Arrays.stream(NEIGHBOURHOOD).filter(cell -> random.nextDouble() < share).forEach(some::add);
        return some;
    }
}
