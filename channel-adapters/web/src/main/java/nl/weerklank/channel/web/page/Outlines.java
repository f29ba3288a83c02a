package nl.weerklank.channel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The outlines of the Netherlands and its neighbours that every map here is drawn from (Natural Earth, public domain). */
public final class Outlines {

    /** A land as closed rings of longitude and latitude in turn. */
    public record Land(String name, List<double[]> rings) {
        public Land {
            rings = List.copyOf(rings);
        }
    }

    private static final List<Land> LANDS = load();

    private Outlines() {}

    public static List<Land> lands() {
        return LANDS;
    }

    private static List<Land> load() {
        try (var stream = Outlines.class.getResourceAsStream("outlines.geojson")) {
            var json = new ObjectMapper().readTree(Objects.requireNonNull(stream, "the outlines are part of this jar"));
            var lands = new ArrayList<Land>();
            for (var feature : json.get("features")) {
                var rings = new ArrayList<double[]>();
                for (var polygon : feature.get("geometry").get("coordinates")) {
                    polygon.forEach(ring -> rings.add(ring(ring)));
                }
                lands.add(new Land(feature.get("properties").get("name").asText(), rings));
            }
            return List.copyOf(lands);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped outlines cannot be read", e);
        }
    }

    private static double[] ring(JsonNode points) {
        var ring = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            ring[2 * i] = points.get(i).get(0).asDouble();
            ring[2 * i + 1] = points.get(i).get(1).asDouble();
        }
        return ring;
    }
}
