package nl.weerklank.channel.web.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.board.Standing;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cell.AreaCells;

/** A board with one alert of a usual size, to measure with. */
final class BenchAlert {

    private BenchAlert() {}

    static Board board(Instant now) {
        var cap = message(OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.ofHours(1)));
        var id = AlertIds.ofFirstMessage(cap.sender(), cap.identifier());
        var event = new AlertEvent(
                AlertEvent.SCHEMA,
                id,
                1,
                AlertKind.ALERT,
                Mode.LIVE,
                Lane.URGENT,
                now,
                now.plus(Duration.ofHours(2)),
                new Authority.Mandated("bench", cap.sender(), now.plus(Duration.ofDays(1))),
                new AreaCells(geocode -> Optional.empty()).of(cap),
                cap);
        var signed = new SignedAlert(SignedAlert.SCHEMA, id, 1, "", "", "");
        return new Board(
                1, now, Map.of(id, new PublicAlert(event, signed, List.of(), Standing.CURRENT, 1, now, now, null)));
    }

    private static CapAlert message(OffsetDateTime at) {
        var area = new CapArea(
                "Moerdijk en omgeving",
                List.of(),
                List.of(new CapCircle(new CapPoint(51.6922, 4.5958), 6)),
                List.of(),
                null,
                null);
        var info = new CapInfo(
                "nl-NL",
                List.of(CapCategory.FIRE),
                "Grote brand met giftige rook",
                List.of(CapResponseType.SHELTER),
                CapUrgency.IMMEDIATE,
                CapSeverity.EXTREME,
                CapCertainty.OBSERVED,
                null,
                List.of(),
                at,
                at,
                at.plusHours(2),
                "Veiligheidsregio",
                "Grote brand Moerdijk: ga naar binnen",
                "Bij een chemisch bedrijf in Moerdijk woedt een grote brand. Er komt giftige rook vrij die naar het noorden trekt.",
                "Ga naar binnen. Sluit ramen en deuren. Zet ventilatie uit. Blijf binnen tot het bericht dat het veilig is.",
                "https://www.example.nl/moerdijk",
                null,
                List.of(),
                List.of(),
                List.of(area));
        return new CapAlert(
                "bench-1",
                "bench@weerklank.example",
                at,
                CapStatus.ACTUAL,
                CapMsgType.ALERT,
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(info));
    }
}
