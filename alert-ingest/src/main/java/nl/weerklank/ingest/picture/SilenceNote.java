package nl.weerklank.ingest.picture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.signal.watch.Freshness;
import nl.weerklank.signal.watch.Watch;

/** Puts on record that a source fell silent, or was heard again, as a note of a rule that every installation has. */
final class SilenceNote {

    private static final String RULE = "freshness";

    private SilenceNote() {}

    static Firing of(Watch.Standing standing, Instant now) {
        var source = standing.source();
        var said = standing.freshness() == Freshness.FRESH
                ? source.name() + " is heard"
                : "nothing heard from " + source.name() + " for longer than " + source.freshness()
                        + ": its area is unknown for "
                        + (source.hazards().isEmpty() ? "every hazard" : hazards(standing));
        return new Firing(
                SignalIds.of(RULE, source.name(), standing.freshness() + " " + standing.since()),
                RULE,
                "built in",
                1,
                false,
                Firing.Kind.NOTE,
                null,
                null,
                source.name(),
                null,
                standing.freshness() == Freshness.FRESH ? now : standing.since(),
                now,
                false,
                source.tlp(),
                "silent longer than its contract",
                "",
                Map.of(),
                List.of(),
                Marked.of(source.tlp(), said),
                List.of(),
                null,
                null);
    }

    private static String hazards(Watch.Standing standing) {
        return String.join(
                ", ",
                standing.source().hazards().stream()
                        .map(hazard -> hazard.word())
                        .toList());
    }
}
