package nl.weerklank.signal.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is declared; adding one needs no code.
 *
 * @param address where it is polled, or the broker with its topic; absent for what is pushed to us over HTTP
 * @param interval how often it is polled
 * @param trust from 0, never act on it alone, to 1, as sure as a colleague's own eyes
 * @param hazards what it tells of; empty for anything
 * @param competence where it may speak with authority, and may take back; empty for nowhere in particular
 * @param freshness how long it may be silent before its area is unknown
 * @param credentials how it is asked, such as the name of a file with a token; never the secret itself
 * @param settings for its format only
 */
public record Source(
        String name,
        String format,
        @Nullable URI address,
        Duration interval,
        double trust,
        List<Hazard> hazards,
        List<CapArea> competence,
        Duration freshness,
        Tlp tlp,
        Map<String, String> credentials,
        Map<String, String> settings) {

    public Source {
        Objects.requireNonNull(name, "a source has a name");
        Objects.requireNonNull(format, "a source has a format");
        if (!(trust >= 0 && trust <= 1)) {
            throw new IllegalArgumentException("trust is a number from 0 to 1");
        }
        hazards = List.copyOf(hazards);
        competence = List.copyOf(competence);
        credentials = Map.copyOf(credentials);
        settings = Map.copyOf(settings);
    }

    /** Without credentials and settings, which may hold what a log must not. */
    @Override
    public String toString() {
        return "Source[" + name + ", " + format + "]";
    }
}
