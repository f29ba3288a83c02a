package nl.weerklank.signal.watch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.source.Source;

/** The declared sources, and which of them are one voice. */
public final class Sources {

    /** Nobody is declared. */
    public static final Sources NONE = new Sources(java.util.List.of());

    private final Map<String, Source> byName = new LinkedHashMap<>();
    private final Map<String, Extent> competence = new LinkedHashMap<>();

    public Sources(Collection<Source> declared) {
        for (var source : declared) {
            byName.put(source.name(), source);
            competence.put(source.name(), Extent.of(source.competence()));
        }
    }

    public Optional<Source> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<Source> all() {
        return java.util.List.copyOf(byName.values());
    }

    /** Who speaks: two feeds of one host tell what one house knows, so they count as one; a setting {@code origin} says it otherwise. */
    public String origin(String name) {
        return find(name)
                .map(source -> {
                    var said = source.settings().get("origin");
                    var host =
                            source.address() == null ? null : source.address().getHost();
                    return said != null ? said : host != null ? host.toLowerCase(Locale.ROOT) : name;
                })
                .orElse(name);
    }

    /** Whether the source may say for all of this place that this hazard is over. */
    public boolean mayEnd(String name, Hazard hazard, Extent where) {
        var source = byName.get(name);
        return source != null
                && (source.hazards().isEmpty() || source.hazards().contains(hazard))
                && competence.getOrDefault(name, Extent.NOWHERE).holds(where);
    }
}
