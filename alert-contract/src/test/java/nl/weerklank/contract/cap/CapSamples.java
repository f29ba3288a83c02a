package nl.weerklank.contract.cap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.List;

/** Messages that use every element, for tests. */
public final class CapSamples {

    private static final OffsetDateTime SENT = OffsetDateTime.parse("2026-06-01T12:00:00+02:00");

    private CapSamples() {}

    /** A fire, with every element of the standard at least once. */
    public static CapAlert fire() {
        return new CapAlert(
                "moerdijk-1",
                "meldkamer@example.nl",
                SENT,
                CapStatus.ACTUAL,
                CapMsgType.UPDATE,
                "Meldkamer & co <1>",
                CapScope.PRIVATE,
                null,
                List.of("a@example.nl", "Brandweer Midden"),
                List.of("profile:nl"),
                "Tweede bericht",
                List.of(new CapReference("meldkamer@example.nl", "moerdijk-0", SENT.minusHours(1))),
                List.of("grip-4", "brand Moerdijk"),
                List.of(info()));
    }

    private static CapInfo info() {
        return new CapInfo(
                "nl-NL",
                List.of(CapCategory.FIRE, CapCategory.CBRNE),
                "Grote brand",
                List.of(CapResponseType.SHELTER, CapResponseType.MONITOR),
                CapUrgency.IMMEDIATE,
                CapSeverity.EXTREME,
                CapCertainty.OBSERVED,
                "Bewoners",
                List.of(new CapNamedValue("SAME", "CEM")),
                SENT,
                SENT.plusMinutes(5),
                SENT.plusHours(2),
                "Veiligheidsregio",
                "Grote brand in de haven",
                "Rook trekt naar het oosten.\nHou ramen dicht.",
                "Sluit ramen en deuren.",
                "https://example.nl/alert/1",
                "0800-1351",
                List.of(new CapNamedValue("wind", "west 5"), new CapNamedValue("leeg", "")),
                List.of(new CapResource(
                        "Kaart",
                        "image/png",
                        BigInteger.valueOf(4),
                        "kaart.png",
                        "iVBORw==",
                        "da39a3ee5e6b4b0d3255bfef95601890afd80709")),
                List.of(new CapArea(
                        "Haven",
                        List.of(new CapPolygon(List.of(
                                new CapPoint(51.9, 4.4),
                                new CapPoint(51.95, 4.4),
                                new CapPoint(51.95, 4.5),
                                new CapPoint(51.9, 4.5),
                                new CapPoint(51.9, 4.4)))),
                        List.of(new CapCircle(new CapPoint(51.92, 4.45), 5.0)),
                        List.of(new CapNamedValue("EMMA_ID", "NL001")),
                        new BigDecimal("0"),
                        new BigDecimal("500.5"))));
    }
}
