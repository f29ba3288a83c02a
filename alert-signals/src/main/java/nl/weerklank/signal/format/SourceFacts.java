package nl.weerklank.signal.format;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told beside the bytes.
 *
 * @param source the name under which the source is declared
 * @param hazards what the source tells of; the first is assumed where the bytes do not say
 * @param tlp the marking of whatever the source does not mark more strictly itself
 * @param received when the bytes came
 * @param raw where the bytes are kept
 * @param address where they came from, to resolve links against; absent for what was pushed
 * @param settings what the declaration says for this format only
 */
public record SourceFacts(
        String source,
        List<Hazard> hazards,
        Tlp tlp,
        Instant received,
        RawReference raw,
        @Nullable URI address,
        Map<String, String> settings) {

    public SourceFacts {
        hazards = List.copyOf(hazards);
        settings = Map.copyOf(settings);
    }

    /** The hazard where the bytes do not say. */
    public Hazard assumed() {
        return hazards.isEmpty() ? Hazard.OTHER : hazards.getFirst();
    }
}
