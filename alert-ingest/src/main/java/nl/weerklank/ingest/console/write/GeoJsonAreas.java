package nl.weerklank.ingest.console.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Polygons of GeoJSON (RFC 7946) that people paste, upload or draw. What cannot be said in CAP is refused, never widened. */
public final class GeoJsonAreas {

    private static final int MOST_POINTS = 5_000;
    private static final int MOST_POLYGONS = 200;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private GeoJsonAreas() {}

    /** Why something is no area. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        /** The key of the words for it. */
        private final String key;

        Refused(String key) {
            super(key);
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** One feature of a collection. */
    public record Feature(JsonNode properties, JsonNode geometry) {}

    /** Every polygon in the text. @throws Refused when there is none, or one of them is wrong */
    static List<CapPolygon> polygons(ObjectMapper json, String text) throws Refused {
        var polygons = new ArrayList<CapPolygon>();
        for (var feature : features(json, text)) {
            collect(feature.geometry(), polygons);
        }
        if (polygons.isEmpty()) {
            throw new Refused("geojson.none");
        }
        return List.copyOf(polygons);
    }

    /** The features of a FeatureCollection, or the one that there is. */
    public static List<Feature> features(ObjectMapper json, String text) throws Refused {
        JsonNode root;
        try {
            root = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refused("geojson.not-json");
        }
        if (root == null || !root.isObject()) {
            throw new Refused("geojson.not-json");
        }
        return switch (root.path("type").asText()) {
            case "FeatureCollection" -> {
                var features = new ArrayList<Feature>();
                root.path("features")
                        .forEach(feature ->
                                features.add(new Feature(feature.path("properties"), feature.path("geometry"))));
                yield features;
            }
            case "Feature" -> List.of(new Feature(root.path("properties"), root.path("geometry")));
            default -> List.of(new Feature(root.path("properties"), root));
        };
    }

    static void collect(JsonNode geometry, List<CapPolygon> into) throws Refused {
        switch (geometry.path("type").asText()) {
            case "Polygon" -> into.add(polygon(geometry.path("coordinates")));
            case "MultiPolygon" -> {
                for (var rings : geometry.path("coordinates")) {
                    into.add(polygon(rings));
                }
            }
            default -> throw new Refused("geojson.no-polygon");
        }
        if (into.size() > MOST_POLYGONS) {
            throw new Refused("geojson.too-many");
        }
    }

    private static CapPolygon polygon(JsonNode rings) throws Refused {
        if (rings.size() > 1) {
            throw new Refused("geojson.hole");
        }
        var points = new ArrayList<CapPoint>();
        for (var point : rings.path(0)) {
            if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                throw new Refused("geojson.point");
            }
            double longitude = point.path(0).asDouble();
            double latitude = point.path(1).asDouble();
            if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
                throw new Refused("geojson.range");
            }
            points.add(new CapPoint(rounded(latitude), rounded(longitude)));
        }
        if (points.size() > MOST_POINTS) {
            throw new Refused("geojson.too-many");
        }
        if (points.size() < 4 || !points.getFirst().equals(points.getLast())) {
            throw new Refused("geojson.open");
        }
        var ring = points.stream()
                .map(point -> new Coordinate(point.longitude(), point.latitude()))
                .toArray(Coordinate[]::new);
        if (!new IsValidOp(GEOMETRY.createPolygon(ring)).isValid()) {
            throw new Refused("geojson.crossing");
        }
        return new CapPolygon(points);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
