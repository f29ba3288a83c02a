package nl.weerklank.channel.siren.park;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and writes a park as CSV with a header line; a line that starts with {@code #} labels the park. */
public final class ParkCsv {

    static final List<String> COLUMNS = List.of(
            "id", "latitude", "longitude", "range_m", "country", "protocol", "address", "unit", "trust", "nominal_w");

    private ParkCsv() {}

    /**
     * The park in this file; columns may come in any order, others are left alone.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException naming the line and the column that is wrong, and what it should be
     */
    public static SirenPark read(Path file, Audibility audibility) throws IOException {
        var label = "park of " + file.getFileName();
        var posts = new ArrayList<SirenPost>();
        Map<String, Integer> header = Map.of();
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (line.startsWith("#")) {
                label = line.substring(1).strip();
            } else if (!line.isBlank() && header.isEmpty()) {
                header = header(file, number, line);
            } else if (!line.isBlank()) {
                posts.add(post(file, number, header, line));
            }
        }
        if (posts.isEmpty()) {
            throw new IllegalArgumentException(file + ": holds no siren post");
        }
        return new SirenPark(label, posts, audibility);
    }

    /** Writes the posts so that {@link #read} gives the same. */
    public static void write(Path file, String label, List<SirenPost> posts) throws IOException {
        var lines = new ArrayList<String>(posts.size() + 2);
        lines.add("# " + label);
        lines.add(String.join(",", COLUMNS));
        for (var p : posts) {
            lines.add(String.join(
                    ",",
                    p.id(),
                    Double.toString(p.latitude()),
                    Double.toString(p.longitude()),
                    Integer.toString(p.rangeMetres()),
                    p.country(),
                    p.protocol().name().toLowerCase(Locale.ROOT),
                    p.address(),
                    Integer.toString(p.unit()),
                    p.trust().name().toLowerCase(Locale.ROOT),
                    Integer.toString(p.nominalWatts())));
        }
        Files.write(file, lines);
    }

    private static Map<String, Integer> header(Path file, int number, String line) {
        var names = Arrays.stream(line.split(",", -1))
                .map(n -> n.strip().toLowerCase(Locale.ROOT))
                .toList();
        var header = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            header.putIfAbsent(names.get(i), i);
        }
        for (var column : COLUMNS) {
            if (!header.containsKey(column)) {
                throw new IllegalArgumentException("%s:%d: column %s is missing; expected %s"
                        .formatted(file, number, column, String.join(",", COLUMNS)));
            }
        }
        return header;
    }

    private static SirenPost post(Path file, int number, Map<String, Integer> header, String line) {
        var row = new Row(header, line.split(",", -1));
        try {
            return new SirenPost(
                    row.text("id"),
                    row.number("latitude"),
                    row.number("longitude"),
                    row.whole("range_m"),
                    row.text("country"),
                    row.word("protocol", Protocol.class),
                    row.text("address"),
                    row.whole("unit"),
                    row.word("trust", Trust.class),
                    row.whole("nominal_w"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
        }
    }

    private record Row(Map<String, Integer> header, String[] fields) {

        String text(String column) {
            int index = header.getOrDefault(column, fields.length);
            if (index >= fields.length) {
                throw new IllegalArgumentException("the line ends before column " + column);
            }
            return fields[index].strip();
        }

        double number(String column) {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(column + " must be a number, not '" + text(column) + "'", e);
            }
        }

        int whole(String column) {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(column + " must be a whole number, not '" + text(column) + "'", e);
            }
        }

        <T extends Enum<T>> T word(String column, Class<T> words) {
            for (var word : words.getEnumConstants()) {
                if (word.name().equalsIgnoreCase(text(column))) {
                    return word;
                }
            }
            throw new IllegalArgumentException("%s must be one of %s, not '%s'"
                    .formatted(
                            column, Arrays.toString(words.getEnumConstants()).toLowerCase(Locale.ROOT), text(column)));
        }
    }
}
