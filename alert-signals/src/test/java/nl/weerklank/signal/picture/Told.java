package nl.weerklank.signal.picture;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.source.Source;
import org.jspecify.annotations.Nullable;

/** A signal under way to a test: what it does not say is unremarkable. */
public final class Told {

    /** When all stories begin. */
    public static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    private final String source;
    private final String subject;
    private String version = "1";
    private SignalKind kind = SignalKind.NEW;
    private boolean exercise;
    private Hazard hazard = Hazard.EARTHQUAKE;
    private Tlp tlp = Tlp.CLEAR;
    private Instant received = START;
    private Instant observed = START;
    private @Nullable Instant expires;
    private List<CapArea> areas = List.of();
    private @Nullable Measurement value;
    private CapSeverity severity = CapSeverity.UNKNOWN;
    private @Nullable CapReference self;
    private final List<CapReference> references = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();

    private Told(String source, String subject) {
        this.source = source;
        this.subject = subject;
    }

    public static Told by(String source, String subject) {
        return new Told(source, subject);
    }

    public static Source source(String name, double trust, Duration freshness, CapArea... competence) {
        return new Source(
                name,
                "test",
                URI.create("https://" + name + ".example/feed"),
                Duration.ofMinutes(1),
                trust,
                List.of(),
                List.of(competence),
                freshness,
                Tlp.CLEAR,
                Map.of(),
                Map.of());
    }

    public static CapArea circle(double latitude, double longitude, double km) {
        return new CapArea(
                "somewhere",
                List.of(),
                List.of(new CapCircle(new CapPoint(latitude, longitude), km)),
                List.of(),
                null,
                null);
    }

    public Told version(String next) {
        this.version = next;
        return this;
    }

    public Told kind(SignalKind next) {
        this.kind = next;
        return this;
    }

    public Told exercise() {
        this.exercise = true;
        return this;
    }

    public Told of(Hazard next) {
        this.hazard = next;
        return this;
    }

    public Told marked(Tlp next) {
        this.tlp = next;
        return this;
    }

    public Told after(Duration time) {
        this.received = START.plus(time);
        this.observed = received;
        return this;
    }

    public Told speakingOf(Instant time) {
        this.observed = time;
        return this;
    }

    public Told until(Instant time) {
        this.expires = time;
        return this;
    }

    public Told at(double latitude, double longitude, double km) {
        this.areas = List.of(circle(latitude, longitude, km));
        return this;
    }

    public Told value(String quantity, double number, String unit) {
        this.value = new Measurement(quantity, number, unit);
        return this;
    }

    public Told grave(CapSeverity next) {
        this.severity = next;
        return this;
    }

    public Told cap(String identifier, String... earlier) {
        this.self = reference(identifier);
        for (var one : earlier) {
            references.add(reference(one));
        }
        return this;
    }

    public Told alsoKnownAs(String alias) {
        aliases.add(alias);
        return this;
    }

    public Signal signal() {
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of(source, subject, version),
                source,
                subject,
                kind,
                exercise,
                received,
                new RawReference("0".repeat(64), "application/json", ""),
                tlp,
                Marked.of(tlp, hazard),
                Marked.of(tlp, hazard.word()),
                Marked.of(tlp, observed),
                received,
                expires,
                Marked.of(tlp, areas),
                value == null ? null : Marked.of(tlp, value),
                Marked.of(tlp, severity),
                Marked.of(tlp, CapCertainty.OBSERVED),
                Marked.of(tlp, CapUrgency.UNKNOWN),
                Marked.of(tlp, hazard.word() + " of " + subject),
                null,
                null,
                self,
                references,
                aliases);
    }

    private static CapReference reference(String identifier) {
        return new CapReference("sender@example.nl", identifier, START.atOffset(java.time.ZoneOffset.UTC));
    }
}
