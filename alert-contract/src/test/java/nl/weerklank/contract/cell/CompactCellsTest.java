package nl.weerklank.contract.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.h3core.H3Core;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompactCellsTest {

    private static final H3Core H3 = library();

    @Property(tries = 150)
    void any_area_is_written_as_the_H3_library_writes_it_and_read_back(
            @ForAll @DoubleRange(min = -89, max = 89) double latitude,
            @ForAll @DoubleRange(min = -179, max = 179) double longitude,
            @ForAll @IntRange(min = 0, max = 25) int steps,
            @ForAll @IntRange(min = 0, max = 3) int holes,
            @ForAll long seed) {
        var random = new Random(seed);
        var cells = H3.gridDisk(H3.latLngToCell(latitude, longitude, CellSet.RESOLUTION), steps);
        for (int i = 0; i < holes && cells.size() > 1; i++) {
            cells.remove(random.nextInt(cells.size()));
        }
        assertSame(cells.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    @Test
    void pentagons_and_what_lies_around_them_are_written_as_the_library_writes_them() {
        for (int resolution = 3; resolution <= CellSet.RESOLUTION; resolution++) {
            for (var pentagon : H3.getPentagons(resolution)) {
                var inside = H3.uncompactCells(List.of(pentagon), CellSet.RESOLUTION).stream()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
                assertSame(inside);
                assertSame(LongStream.of(inside).skip(1).toArray());
                assertThat(H3Map.uncompact(List.of(Long.toHexString(pentagon)))).containsExactlyInAnyOrder(inside);
            }
        }
    }

    private static void assertSame(long[] cells) {
        var byLibrary = H3.compactCells(LongStream.of(cells).boxed().toList()).stream()
                .sorted()
                .map(H3::h3ToString)
                .toList();
        assertThat(CompactCells.compact(cells)).isEqualTo(byLibrary);
        assertThat(H3Map.uncompact(byLibrary)).containsExactlyInAnyOrder(cells);
    }

    private static H3Core library() {
        try {
            return H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
