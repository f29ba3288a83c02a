package nl.weerklank.signal.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.place.Box;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.source.Source;

/** Knows when each source was last heard, and so where the picture is blind. Silence makes an area unknown, never safe. */
public final class Watch {

    /**
     * A source as the watch sees it.
     *
     * @param heard when it last answered, with or without anything to tell
     * @param since when it became what it is; for one that was never heard, the start of the watch
     */
    public record Standing(Source source, Freshness freshness, Optional<Instant> heard, Instant since) {}

    private final Sources sources;
    private final Instant begun;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Freshness> told = new ConcurrentHashMap<>();

    public Watch(Sources sources, Instant begun) {
        this.sources = sources;
        this.begun = begun;
    }

    /** The source answered. */
    public void heard(String source, Instant at) {
        heard.merge(source, at, (some, other) -> some.isAfter(other) ? some : other);
    }

    public Standing standing(Source source, Instant now) {
        var last = heard.get(source.name());
        if (last == null) {
            return new Standing(source, Freshness.NEVER_HEARD, Optional.empty(), begun);
        }
        var until = last.plus(source.freshness());
        return now.isAfter(until)
                ? new Standing(source, Freshness.SILENT, Optional.of(last), until)
                : new Standing(source, Freshness.FRESH, Optional.of(last), last);
    }

    /** Whether a source is declared and has been silent too long, or is not declared at all. */
    public boolean isSilent(String source, Instant now) {
        return sources.find(source)
                .map(declared -> standing(declared, now).freshness().isUnknown())
                .orElse(true);
    }

    /**
     * The sources whose standing has changed since this was last asked: fell silent, or were heard again. One that is never heard
     * counts as silent once its contract is over.
     */
    public List<Standing> changes(Instant now) {
        return sources.all().stream()
                .map(source -> standing(source, now))
                .filter(standing -> standing.freshness() != Freshness.NEVER_HEARD
                        || now.isAfter(begun.plus(standing.source().freshness())))
                .filter(standing -> {
                    var before = told.put(standing.source().name(), standing.freshness());
                    return before == null ? standing.freshness().isUnknown() : before != standing.freshness();
                })
                .toList();
    }

    /** All declared sources. */
    public List<Standing> all(Instant now) {
        return sources.all().stream().map(source -> standing(source, now)).toList();
    }

    /** How long a source that is silent has said nothing. */
    public Duration silence(Standing standing, Instant now) {
        return Duration.between(standing.heard().orElse(begun), now);
    }

    /**
     * The sources because of whose silence nobody knows how it is there: those that watch this hazard and this place and are not
     * fresh. An empty answer is no all-clear either, where no source watches at all.
     */
    public List<Source> blind(Hazard hazard, CapPoint place, Instant now) {
        var there = new Extent(List.of(Box.of(List.of(place))), java.util.Set.of());
        return watching(hazard, there).stream()
                .filter(source -> standing(source, now).freshness().isUnknown())
                .toList();
    }

    /** Whether quiet may be called quiet there: at least one fresh source watches, and none that watches is silent. */
    public boolean mayBeCalledQuiet(Hazard hazard, CapPoint place, Instant now) {
        var there = new Extent(List.of(Box.of(List.of(place))), java.util.Set.of());
        var watching = watching(hazard, there);
        return !watching.isEmpty()
                && watching.stream()
                        .noneMatch(source -> standing(source, now).freshness().isUnknown());
    }

    private List<Source> watching(Hazard hazard, Extent there) {
        return sources.all().stream()
                .filter(source -> source.hazards().isEmpty() || source.hazards().contains(hazard))
                .filter(source -> source.competence().isEmpty()
                        || Extent.of(source.competence()).near(there, 0))
                .toList();
    }
}
