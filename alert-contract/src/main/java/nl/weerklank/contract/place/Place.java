package nl.weerklank.contract.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A populated place: its middle in degrees on WGS 84, the code of its municipality (such as GM0193) and its people, 0 where nobody counted them. */
public record Place(String name, double latitude, double longitude, String municipality, int population) {

    /** The places that the project ships (GeoNames, CC BY 4.0). */
    public static List<Place> shipped() {
        var stream = Objects.requireNonNull(
                Place.class.getResourceAsStream("nl-places-geonames.csv"), "the shipped places are part of this jar");
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped places cannot be read", e);
        }
    }

    /**
     * Reads {@code name,lon,lat,gm_code,population} with a header line.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static List<Place> read(Reader csv) throws IOException {
        try (var lines = new BufferedReader(csv)) {
            var all = lines.lines().toList();
            var places = new java.util.ArrayList<Place>(all.size());
            for (int i = 1; i < all.size(); i++) {
                if (!all.get(i).isBlank()) {
                    places.add(parse(all.get(i), i + 1));
                }
            }
            return List.copyOf(places);
        }
    }

    private static Place parse(String line, int number) {
        var fields = line.split(",", -1);
        int last = fields.length - 1;
        try {
            if (last < 4) {
                throw new IllegalArgumentException("expected name,lon,lat,gm_code,population");
            }
            var name = String.join(",", java.util.Arrays.copyOfRange(fields, 0, last - 3))
                    .replace("\"", "");
            return new Place(
                    name,
                    Double.parseDouble(fields[last - 2]),
                    Double.parseDouble(fields[last - 3]),
                    fields[last - 1],
                    fields[last].isBlank() ? 0 : Integer.parseInt(fields[last]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("places, line " + number + ": " + e.getMessage(), e);
        }
    }
}
