package nl.weerklank.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;

/** Signals written by hand for tests. */
public final class SignalSamples {

    private SignalSamples() {}

    /** A signal with every field, of which the description alone is not for everybody. */
    public static Signal full() {
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of("knmi-seismo", "quake-17", "2"),
                "knmi-seismo",
                "quake-17",
                SignalKind.UPDATE,
                false,
                Instant.parse("2026-06-01T10:00:05Z"),
                new RawReference(SignalIds.digest(new byte[] {1}), "application/geo+json", "/features/0"),
                Tlp.CLEAR,
                Marked.of(Tlp.CLEAR, Hazard.EARTHQUAKE),
                Marked.of(Tlp.CLEAR, "earthquake"),
                Marked.of(Tlp.CLEAR, Instant.parse("2026-06-01T10:00:00Z")),
                Instant.parse("2026-06-01T10:00:04Z"),
                Instant.parse("2026-06-01T11:00:00Z"),
                Marked.of(Tlp.CLEAR, List.of(area())),
                Marked.of(Tlp.CLEAR, new Measurement("magnitude", 4.25, "ML")),
                Marked.of(Tlp.CLEAR, CapSeverity.SEVERE),
                Marked.of(Tlp.CLEAR, CapCertainty.OBSERVED),
                Marked.of(Tlp.CLEAR, CapUrgency.IMMEDIATE),
                Marked.of(Tlp.CLEAR, "M 4.2 near Loppersum"),
                Marked.of(Tlp.AMBER, "Pipeline valves are being closed."),
                Marked.of(Tlp.CLEAR, "https://seismo.example/17"),
                reference("quake-17.2"),
                List.of(reference("quake-17.1")),
                List.of("emsc:20260601_0000012"));
    }

    private static CapArea area() {
        var ring = List.of(
                new CapPoint(53.3, 6.7), new CapPoint(53.4, 6.7), new CapPoint(53.4, 6.8), new CapPoint(53.3, 6.7));
        return new CapArea(
                "Loppersum",
                List.of(new CapPolygon(ring)),
                List.of(new CapCircle(new CapPoint(53.33, 6.75), 0)),
                List.of(new CapNamedValue("NL.GEMEENTE", "GM1979")),
                new BigDecimal("12"),
                null);
    }

    private static CapReference reference(String identifier) {
        return new CapReference("seismo@example.nl", identifier, OffsetDateTime.parse("2026-06-01T12:00:04+02:00"));
    }
}
