package nl.weerklank.signal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import org.jspecify.annotations.Nullable;

/**
 * What one source said once about one subject, in the words of all; what it says carries its marking, the envelope does not.
 *
 * @param schema version of the record's form
 * @param id deterministic: the same message read twice has the same id
 * @param source the name under which the source is declared
 * @param subject what the source speaks of, in its own key: an event, a gauge, a warning; all that it says of it later has the same
 * @param exercise whether it is an exercise or a test: nothing public may follow from it
 * @param received when it was read here
 * @param raw where the bytes are kept
 * @param tlp the strictest marking of any field, and that of the message as a whole
 * @param event the source's own word for what happens
 * @param observed when it happened, or was measured, or was said where the source gives nothing better
 * @param sent when the source said it
 * @param expires until when it holds
 * @param areas where; a place alone is a circle of radius 0, a line an outline without extent; empty where the source says nothing
 * @param self how later CAP messages refer to this one
 * @param references the earlier CAP messages that it acts on
 * @param aliases other names of the same event, with their kind, such as {@code usgs:us7000abcd} or {@code glide:EQ-2024-000012-JPN}
 */
public record Signal(
        int schema,
        String id,
        String source,
        String subject,
        SignalKind kind,
        boolean exercise,
        Instant received,
        RawReference raw,
        Tlp tlp,
        Marked<Hazard> hazard,
        Marked<String> event,
        Marked<Instant> observed,
        @Nullable Instant sent,
        @Nullable Instant expires,
        Marked<List<CapArea>> areas,
        @Nullable Marked<Measurement> value,
        Marked<CapSeverity> severity,
        Marked<CapCertainty> certainty,
        Marked<CapUrgency> urgency,
        @Nullable Marked<String> headline,
        @Nullable Marked<String> description,
        @Nullable Marked<String> link,
        @Nullable CapReference self,
        List<CapReference> references,
        List<String> aliases) {

    /** The version of this form. */
    public static final int SCHEMA = 1;

    public Signal {
        Objects.requireNonNull(source, "a signal has a source");
        Objects.requireNonNull(subject, "a signal has a subject");
        areas = areas.map(List::copyOf);
        references = List.copyOf(references);
        aliases = List.copyOf(aliases);
        tlp = strictest(tlp, hazard, event, observed, areas, value, severity, certainty, urgency);
        tlp = strictest(tlp, headline, description, link);
    }

    /** The key on the topic: everything that a source says of one subject is in one order. */
    public String key() {
        return source + "/" + subject;
    }

    /** A line for logs: the envelope without the subject, which may tell what its marking hides. */
    @Override
    public String toString() {
        return "Signal[" + id + " of " + source + ", " + tlp.word() + "]";
    }

    private static Tlp strictest(Tlp whole, @Nullable Marked<?>... fields) {
        var strictest = whole;
        for (var field : fields) {
            strictest = field == null ? strictest : strictest.stricter(field.tlp());
        }
        return strictest;
    }
}
