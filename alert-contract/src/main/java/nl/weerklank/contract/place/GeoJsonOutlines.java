package nl.weerklank.contract.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Polygons and multipolygons of a GeoJSON FeatureCollection (RFC 7946), each with its code. */
final class GeoJsonOutlines {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /** One municipality as the file has it, mended. */
    record Feature(String code, Geometry outline, boolean approximate) {}

    private GeoJsonOutlines() {}

    static List<Feature> features(byte[] geoJson) {
        var read = new ArrayList<Feature>();
        for (var feature : list(ContractJson.read(geoJson, Map.class).get("features"), "features")) {
            var properties = map(map(feature, "feature").get("properties"), "properties");
            var code = properties.containsKey("code") ? properties.get("code") : properties.get("statcode");
            if (!(code instanceof String text)) {
                throw new IllegalArgumentException("a feature has neither a property 'code' nor 'statcode'");
            }
            var geometry = map(map(feature, "feature").get("geometry"), text + ": geometry");
            read.add(new Feature(
                    text, GeometryFixer.fix(outline(geometry, text)), properties.get("approximate") == Boolean.TRUE));
        }
        return read;
    }

    private static Geometry outline(Map<?, ?> geometry, String code) {
        var coordinates = list(geometry.get("coordinates"), code + ": coordinates");
        if ("Polygon".equals(geometry.get("type"))) {
            return polygon(coordinates, code);
        }
        if ("MultiPolygon".equals(geometry.get("type"))) {
            return GEOMETRY.createMultiPolygon(coordinates.stream()
                    .map(rings -> polygon(list(rings, code), code))
                    .toArray(Polygon[]::new));
        }
        throw new IllegalArgumentException(
                code + ": geometry is a " + geometry.get("type") + ", not a Polygon or MultiPolygon");
    }

    private static Polygon polygon(List<?> rings, String code) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException(code + ": a polygon without rings");
        }
        var holes = rings.subList(1, rings.size()).stream()
                .map(ring -> ring(list(ring, code), code))
                .toArray(LinearRing[]::new);
        return GEOMETRY.createPolygon(ring(list(rings.get(0), code), code), holes);
    }

    private static LinearRing ring(List<?> points, String code) {
        var corners = new Coordinate[points.size()];
        for (int i = 0; i < corners.length; i++) {
            var point = list(points.get(i), code);
            if (point.size() < 2
                    || !(point.get(0) instanceof Number longitude)
                    || !(point.get(1) instanceof Number latitude)) {
                throw new IllegalArgumentException(code + ": a point is not [longitude, latitude]");
            }
            corners[i] = new Coordinate(longitude.doubleValue(), latitude.doubleValue());
        }
        return GEOMETRY.createLinearRing(corners);
    }

    private static List<?> list(@Nullable Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + " is not a JSON array");
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " is not a JSON object");
    }
}
