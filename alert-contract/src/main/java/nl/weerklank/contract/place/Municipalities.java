package nl.weerklank.contract.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cell.CellSet;
import org.locationtech.jts.geom.Geometry;

/**
 * The outlines of municipalities by their code (GM0193), for geocodes in CAP areas. The shipped ones are approximate
 * (GeoNames, CC BY 4.0); an import of the official borders replaces them.
 */
public final class Municipalities {

    /** Value names under which Dutch senders write a municipality's code; compared without regard to case. */
    public static final Set<String> VALUE_NAMES = Set.of(
            "gm",
            "gm_code",
            "gmcode",
            "gemeente",
            "gemeentecode",
            "statcode",
            "cbs",
            "cbs_gm",
            "cbs_gm_code",
            "gm:cbs");

    /** Value names under which senders name a whole country; compared without regard to case. */
    public static final Set<String> COUNTRY_NAMES = Set.of("iso3166-1", "iso 3166-1", "iso3166", "country", "land");

    private static final Set<String> NETHERLANDS = Set.of("NL", "NLD", "528");
    private static final String WHOLE = "the country";
    private static final Pattern CODE = Pattern.compile("(?:GM)?(\\d{4})", Pattern.CASE_INSENSITIVE);

    private final Map<String, Geometry> outlines;
    private final boolean approximate;
    private final Map<String, CellSet> cells = new ConcurrentHashMap<>();

    private Municipalities(Map<String, Geometry> outlines, boolean approximate) {
        this.outlines = Map.copyOf(outlines);
        this.approximate = approximate;
    }

    /** The approximate outlines that the project ships. */
    public static Municipalities shipped() {
        try (var stream = Objects.requireNonNull(
                Municipalities.class.getResourceAsStream("nl-gemeenten-approx-geonames.geojson"),
                "the shipped outlines are part of this jar")) {
            return of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped outlines cannot be read", e);
        }
    }

    /**
     * Reads a GeoJSON FeatureCollection whose features have property {@code code} or {@code statcode}, on WGS 84;
     * broken rings are mended.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException saying what is wrong in it
     */
    public static Municipalities read(Path geoJson) throws IOException {
        try {
            return of(Files.readAllBytes(geoJson));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(geoJson + ": " + e.getMessage(), e);
        }
    }

    /** Whether a geocode names the whole of the Netherlands. */
    public static boolean isCountry(CapNamedValue geocode) {
        return COUNTRY_NAMES.contains(geocode.valueName().strip().toLowerCase(Locale.ROOT))
                && NETHERLANDS.contains(geocode.value().strip().toUpperCase(Locale.ROOT));
    }

    /**
     * The cells that a geocode's municipality touches, or all of them for the country; empty when the name or the code is
     * not known here.
     */
    public Optional<CellSet> cells(CapNamedValue geocode) {
        if (isCountry(geocode)) {
            return Optional.of(country());
        }
        if (!VALUE_NAMES.contains(geocode.valueName().strip().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var code = CODE.matcher(geocode.value().strip());
        return code.matches() ? cells("GM" + code.group(1)) : Optional.empty();
    }

    /** The cells that a municipality touches, by its code as in GM0193. */
    public Optional<CellSet> cells(String code) {
        var outline = outlines.get(code);
        return outline == null
                ? Optional.empty()
                : Optional.of(cells.computeIfAbsent(code, c -> OutlineCells.of(outline)));
    }

    /** Every cell that some municipality touches. */
    public CellSet country() {
        return cells.computeIfAbsent(
                WHOLE,
                whole -> CellSet.of(outlines.values().stream()
                        .flatMapToLong(outline -> OutlineCells.of(outline).stream())
                        .toArray()));
    }

    /** Whether any outline is only approximate, to be said wherever the map is shown. */
    public boolean approximate() {
        return approximate;
    }

    public Set<String> codes() {
        return outlines.keySet();
    }

    private static Municipalities of(byte[] geoJson) {
        var outlines = new LinkedHashMap<String, Geometry>();
        var approximate = new boolean[1];
        for (var feature : GeoJsonOutlines.features(geoJson)) {
            outlines.put(feature.code(), feature.outline());
            approximate[0] |= feature.approximate();
        }
        return new Municipalities(outlines, approximate[0]);
    }
}
