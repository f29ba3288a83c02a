package nl.weerklank.ingest.console.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.place.Place;
import nl.weerklank.ingest.draft.SavedAreas;
import org.jspecify.annotations.Nullable;

/** Finds where an alert may go by name: places and municipalities that are shipped, and whatever was imported or kept. */
@ApplicationScoped
class Gazetteer {

    private static final int MOST = 12;

    private final SavedAreas saved;
    private final ObjectMapper json;
    private @Nullable List<Place> places;

    Gazetteer(SavedAreas saved, ObjectMapper json) {
        this.saved = saved;
        this.json = json;
    }

    /**
     * Something found.
     *
     * @param id how it is asked for again
     * @param radius whether a radius around its middle makes sense
     * @param whole whether it has a border of its own
     */
    public record Hit(String id, String name, String kind, boolean radius, boolean whole, boolean approximate) {

        /** The key of the word for its kind. */
        public String kindKey() {
            return switch (kind) {
                case "place", "municipality-around", "municipality", "safety-region", "postcode" -> "found." + kind;
                default -> "found.own";
            };
        }
    }

    synchronized List<Place> places() {
        var known = places;
        if (known == null) {
            known = Place.shipped();
            places = known;
        }
        return known;
    }

    List<Hit> search(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() < 2) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        saved.search(wanted, MOST)
                .forEach(area -> hits.add(new Hit(
                        area.id(),
                        area.name() + " (" + area.code() + ")",
                        area.kind(),
                        true,
                        true,
                        area.approximate())));
        places().stream()
                .filter(place -> place.name().toLowerCase(Locale.ROOT).startsWith(wanted))
                .sorted(Comparator.comparingInt(Place::population).reversed())
                .limit(MOST)
                .forEach(place -> {
                    hits.add(new Hit(placeId(place), place.name(), "place", true, false, false));
                    if (isLargest(place)) {
                        hits.add(new Hit(
                                "GM:" + place.municipality(),
                                place.name() + " (" + place.municipality() + ")",
                                "municipality-around",
                                false,
                                true,
                                true));
                    }
                });
        return hits.stream().limit(2 * MOST).toList();
    }

    /** The area of something found: whole, or a circle around its middle. */
    Optional<CapArea> area(String id, @Nullable Double radiusKm) {
        if (id.startsWith("GM:") && radiusKm == null) {
            var code = id.substring(3);
            return largest(code)
                    .map(place -> new CapArea(
                            place.name(),
                            List.of(),
                            List.of(),
                            List.of(new CapNamedValue("GM_CODE", code)),
                            null,
                            null));
        }
        if (id.startsWith("place:")) {
            return places().stream()
                    .filter(place -> placeId(place).equals(id))
                    .findFirst()
                    .map(place -> circle(
                            place.name(),
                            new CapPoint(place.latitude(), place.longitude()),
                            radiusKm == null ? 2 : radiusKm));
        }
        return saved.find(id).flatMap(area -> ofSaved(area, radiusKm));
    }

    static CapArea circle(String name, CapPoint middle, double radiusKm) {
        return new CapArea(name, List.of(), List.of(new CapCircle(middle, radiusKm)), List.of(), null, null);
    }

    private Optional<CapArea> ofSaved(SavedAreas.Area area, @Nullable Double radiusKm) {
        try {
            var polygons = GeoJsonAreas.polygons(json, area.geometry());
            return Optional.of(
                    radiusKm == null
                            ? new CapArea(area.name(), polygons, List.of(), List.of(), null, null)
                            : circle(area.name(), middle(polygons), radiusKm));
        } catch (GeoJsonAreas.Refused e) {
            return Optional.empty();
        }
    }

    private static CapPoint middle(List<CapPolygon> polygons) {
        var points =
                polygons.stream().flatMap(polygon -> polygon.points().stream()).toList();
        return new CapPoint(
                points.stream().mapToDouble(CapPoint::latitude).average().orElseThrow(),
                points.stream().mapToDouble(CapPoint::longitude).average().orElseThrow());
    }

    private boolean isLargest(Place place) {
        return largest(place.municipality()).filter(place::equals).isPresent();
    }

    private Optional<Place> largest(String code) {
        return Optional.ofNullable(byMunicipality().get(code));
    }

    private @Nullable Map<String, Place> largest;

    private synchronized Map<String, Place> byMunicipality() {
        var known = largest;
        if (known == null) {
            known = places().stream()
                    .collect(Collectors.toMap(
                            Place::municipality,
                            place -> place,
                            (one, other) -> one.population() >= other.population() ? one : other));
            largest = known;
        }
        return known;
    }

    private static String placeId(Place place) {
        return "place:%s:%s".formatted(place.name(), place.municipality());
    }
}
