package nl.weerklank.signal.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import org.jspecify.annotations.Nullable;

/** Collects what a reader found for one signal; what it does not set is unknown, and marked as the source is. */
public final class SignalBuilder {

    private static final int LONGEST_TEXT = 16_000;
    private static final int LONGEST_LINE = 600;

    private final SourceFacts facts;
    private final String subject;
    private final String version;
    private final String place;
    private final Map<String, Tlp> marks = new HashMap<>();
    private final Set<String> aliases = new LinkedHashSet<>();
    private final List<CapReference> references = new ArrayList<>();
    private final List<CapArea> areas = new ArrayList<>();
    private SignalKind kind = SignalKind.NEW;
    private boolean exercise;
    private Tlp tlp;
    private @Nullable Hazard hazard;
    private String event = "";
    private @Nullable Instant observed;
    private @Nullable Instant sent;
    private @Nullable Instant expires;
    private @Nullable Measurement value;
    private CapSeverity severity = CapSeverity.UNKNOWN;
    private CapCertainty certainty = CapCertainty.UNKNOWN;
    private CapUrgency urgency = CapUrgency.UNKNOWN;
    private @Nullable String headline;
    private @Nullable String description;
    private @Nullable String link;
    private @Nullable CapReference self;

    /**
     * @param subject what the source speaks of; the same whenever it speaks of it again
     * @param version changes whenever the source says something else of it
     * @param place where in the bytes the entry stands
     */
    public SignalBuilder(SourceFacts facts, String subject, String version, String place) {
        this.facts = facts;
        this.subject = Objects.requireNonNull(subject);
        this.version = version;
        this.place = place;
        this.tlp = facts.tlp();
    }

    public SignalBuilder kind(SignalKind what) {
        kind = what;
        return this;
    }

    public SignalBuilder exercise(boolean is) {
        exercise = is;
        return this;
    }

    /** Marks the whole signal at least this strictly. */
    public SignalBuilder tlp(Tlp marking) {
        tlp = tlp.stricter(marking);
        return this;
    }

    /** Marks one field at least this strictly. */
    public SignalBuilder mark(String field, Tlp marking) {
        marks.merge(field, marking, Tlp::stricter);
        return this;
    }

    public SignalBuilder hazard(Hazard what) {
        hazard = what;
        return this;
    }

    public SignalBuilder event(String word) {
        event = cut(word, LONGEST_LINE);
        return this;
    }

    public SignalBuilder observed(@Nullable Instant at) {
        observed = at;
        return this;
    }

    public SignalBuilder sent(@Nullable Instant at) {
        sent = at;
        return this;
    }

    public SignalBuilder expires(@Nullable Instant at) {
        expires = at;
        return this;
    }

    public SignalBuilder area(CapArea area) {
        areas.add(area);
        return this;
    }

    public SignalBuilder value(String quantity, double number, String unit) {
        value = Double.isFinite(number) ? new Measurement(quantity, number, unit) : null;
        return this;
    }

    public SignalBuilder severity(CapSeverity how) {
        severity = how;
        return this;
    }

    public SignalBuilder certainty(CapCertainty how) {
        certainty = how;
        return this;
    }

    public SignalBuilder urgency(CapUrgency how) {
        urgency = how;
        return this;
    }

    public SignalBuilder headline(@Nullable String text) {
        headline = text == null || text.isBlank() ? null : cut(text.strip(), LONGEST_LINE);
        return this;
    }

    public SignalBuilder description(@Nullable String text) {
        description = text == null || text.isBlank() ? null : cut(text.strip(), LONGEST_TEXT);
        return this;
    }

    public SignalBuilder link(@Nullable String address) {
        link = address == null || address.isBlank() ? null : address.strip();
        return this;
    }

    public SignalBuilder self(CapReference reference) {
        self = reference;
        return this;
    }

    public SignalBuilder references(List<CapReference> earlier) {
        references.addAll(earlier);
        return this;
    }

    public SignalBuilder alias(String type, String name) {
        if (!name.isBlank()) {
            aliases.add(type + ":" + name.strip());
        }
        return this;
    }

    public Entry.Taken taken() {
        return new Entry.Taken(build());
    }

    public Signal build() {
        var time = observed != null ? observed : sent != null ? sent : facts.received();
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of(facts.source(), subject, version),
                facts.source(),
                subject,
                kind,
                exercise,
                facts.received(),
                facts.raw().at(place),
                tlp,
                marked("hazard", hazard == null ? facts.assumed() : hazard),
                marked("event", event),
                marked("observed", time),
                sent,
                expires,
                marked("areas", Simplified.areas(areas)),
                maybe("value", value),
                marked("severity", severity),
                marked("certainty", certainty),
                marked("urgency", urgency),
                maybe("headline", headline),
                maybe("description", description),
                maybe("link", link),
                self,
                references,
                List.copyOf(aliases));
    }

    private <T> Marked<T> marked(String field, T content) {
        return Marked.of(tlp.stricter(marks.getOrDefault(field, Tlp.CLEAR)), content);
    }

    private <T> @Nullable Marked<T> maybe(String field, @Nullable T content) {
        return content == null ? null : marked(field, content);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
