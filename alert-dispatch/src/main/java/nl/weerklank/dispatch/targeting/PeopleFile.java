package nl.weerklank.dispatch.targeting;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.place.Place;

/** Reads an import that replaces the shipped map of people. */
public final class PeopleFile {

    private static final String CELLS_HEADER = "cell,people";

    private PeopleFile() {}

    /**
     * Reads people by H3 cell of resolution 8 (header {@code cell,people}) or by place (header
     * {@code name,lon,lat,gm_code,population}, spread over the cells around each place).
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static PeopleMap read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + " is empty; expected a header line '" + CELLS_HEADER + "'");
        }
        if (lines.getFirst().strip().equalsIgnoreCase(CELLS_HEADER)) {
            return cells(file, lines);
        }
        return PeopleMap.spread(Place.read(new StringReader(String.join("\n", lines))));
    }

    private static PeopleMap cells(Path file, List<String> lines) {
        var people = new HashMap<Long, Double>();
        for (int i = 1; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                var comma = line.indexOf(',');
                if (comma < 0) {
                    throw new IllegalArgumentException("expected " + CELLS_HEADER);
                }
                double count = Double.parseDouble(line.substring(comma + 1));
                if (!(count >= 0) || Double.isInfinite(count)) {
                    throw new IllegalArgumentException("people cannot be " + count);
                }
                var cells = CellSet.ofCompact(List.of(line.substring(0, comma).strip()));
                cells.forEach(cell -> people.merge(cell, count / cells.size(), Double::sum));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(file, i + 1, e.getMessage()), e);
            }
        }
        return PeopleMap.of(people);
    }
}
