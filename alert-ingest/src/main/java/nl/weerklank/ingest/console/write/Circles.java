package nl.weerklank.ingest.console.write;

import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapPoint;

/** A circle that was drawn or typed: latitude, longitude and radius in kilometres. */
final class Circles {

    private static final double LARGEST_KM = 200;

    private Circles() {}

    static CapArea parse(String text, String name) throws GeoJsonAreas.Refused {
        var parts = text.strip().split("[\\s,;]+", -1);
        if (name.isBlank()) {
            throw new GeoJsonAreas.Refused("geojson.name");
        }
        try {
            double latitude = Double.parseDouble(parts[0]);
            double longitude = Double.parseDouble(parts[1]);
            double radius = Double.parseDouble(parts[2]);
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && radius > 0 && radius <= LARGEST_KM)) {
                throw new GeoJsonAreas.Refused("geojson.range");
            }
            return Gazetteer.circle(name.strip(), new CapPoint(latitude, longitude), radius);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new GeoJsonAreas.Refused("geojson.circle");
        }
    }
}
