package nl.weerklank.testkit;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.signature.AlertSigner;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;

/** A chemical fire at Moerdijk in Dutch and English, as message, event, signed alert and order. */
public final class SampleAlerts {

    /** The key that signs every sample; {@link #TRUST} knows its public half. */
    public static final KeyPair KEYS = SigningKeys.generate();

    public static final String KEY_ID = "sample-issuer";
    public static final TrustStore TRUST =
            new TrustStore(Map.of(KEY_ID, new TrustStore.TrustedKey(KEYS.getPublic(), EnumSet.allOf(Mode.class))));
    public static final AlertVerifier VERIFIER = new AlertVerifier(TRUST);
    public static final CapPoint MOERDIJK = new CapPoint(51.6922, 4.5958);

    private static final String SENDER = "meldkamer@zeeland-westbrabant.example";
    private static final AreaCells CELLS = new AreaCells(geocode -> Optional.empty());

    private SampleAlerts() {}

    /** The first message, sent at this time, expiring two hours later, for a circle of 6 km. */
    public static CapAlert chemicalFire(Instant sent) {
        return chemicalFire(sent, "moerdijk-1");
    }

    /** The same fire as another alert: a first message with an identifier of its own. */
    public static CapAlert chemicalFire(Instant sent, String identifier) {
        return message(sent, identifier, CapMsgType.ALERT, List.of());
    }

    /** An update or cancel of {@link #chemicalFire}; its words differ from the first message. */
    public static CapAlert followUp(CapAlert first, Instant sent, CapMsgType type, int number) {
        return message(sent, first.identifier() + "-" + number, type, List.of(first.asReference()));
    }

    /** The issued event of a message. */
    public static AlertEvent event(CapAlert first, CapAlert message, int version, Mode mode) {
        return new AlertEvent(
                AlertEvent.SCHEMA,
                AlertIds.ofFirstMessage(first.sender(), first.identifier()),
                version,
                switch (message.msgType()) {
                    case ALERT, ACK, ERROR -> AlertKind.ALERT;
                    case UPDATE -> AlertKind.UPDATE;
                    case CANCEL -> AlertKind.CANCEL;
                },
                mode,
                Lane.of(message.infos()),
                message.sent().toInstant(),
                message.sent().toInstant().plus(Duration.ofHours(2)),
                new Authority.Approved(
                        "author",
                        List.of(new Authority.Approval(
                                "approver", message.sent().toInstant()))),
                CELLS.of(message),
                message);
    }

    /** Version 1 of the chemical fire, live. */
    public static AlertEvent event(Instant sent) {
        var message = chemicalFire(sent);
        return event(message, message, 1, Mode.LIVE);
    }

    public static SignedAlert sign(AlertEvent event) {
        return new AlertSigner(KEY_ID, KEYS.getPrivate()).sign(event);
    }

    /** An order to a channel for the whole target of the event, due after thirty seconds. */
    public static Order order(AlertEvent event, String channel, OrderAction action) {
        return order(event, channel, action, event.target(), 1);
    }

    public static Order order(AlertEvent event, String channel, OrderAction action, CellSet cells, int wave) {
        return new Order(
                Order.SCHEMA,
                AlertIds.ofOrder(event.alertId(), event.version(), channel, wave),
                channel,
                event.alertId(),
                event.version(),
                action,
                event.mode(),
                event.lane(),
                cells,
                wave,
                event.acceptedAt(),
                event.acceptedAt().plusSeconds(30),
                event.expires(),
                "first wave",
                sign(event));
    }

    public static Emission emission(AlertEvent event, String channel, OrderAction action) {
        return new Emission(order(event, channel, action), event);
    }

    private static CapAlert message(Instant sent, String identifier, CapMsgType type, List<CapReference> references) {
        var at = OffsetDateTime.ofInstant(sent.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.ofHours(1));
        var words = Words.of(type);
        return new CapAlert(
                identifier,
                SENDER,
                at,
                CapStatus.ACTUAL,
                type,
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                null,
                references,
                List.of(),
                List.of(
                        info(
                                at,
                                "nl-NL",
                                "Grote brand met giftige rook",
                                words.headlineNl(),
                                words.descriptionNl(),
                                words.instructionNl()),
                        info(
                                at,
                                "en-GB",
                                "Large fire with toxic smoke",
                                words.headlineEn(),
                                words.descriptionEn(),
                                words.instructionEn())));
    }

    private record Words(
            String headlineNl,
            String descriptionNl,
            String instructionNl,
            String headlineEn,
            String descriptionEn,
            String instructionEn) {

        static Words of(CapMsgType type) {
            return switch (type) {
                case ALERT, ACK, ERROR ->
                    new Words(
                            "Grote brand Moerdijk: ga naar binnen",
                            "Bij een chemisch bedrijf in Moerdijk woedt een grote brand. Er komt giftige rook vrij die naar het noorden trekt.",
                            "Ga naar binnen. Sluit ramen en deuren. Zet ventilatie uit. Blijf binnen tot het bericht dat het veilig is.",
                            "Large fire at Moerdijk: go indoors",
                            "A large fire burns at a chemical company in Moerdijk. Toxic smoke is drifting north.",
                            "Go indoors. Close windows and doors. Turn ventilation off. Stay inside until you are told that it is safe.");
                case UPDATE ->
                    new Words(
                            "Brand Moerdijk: rook trekt naar het oosten",
                            "De wind is gedraaid. De giftige rook van de brand in Moerdijk trekt nu naar het oosten.",
                            "Blijf binnen. Houd ramen en deuren dicht tot het bericht dat het veilig is.",
                            "Fire at Moerdijk: smoke now drifts east",
                            "The wind has turned. Toxic smoke from the fire at Moerdijk now drifts east.",
                            "Stay indoors. Keep windows and doors closed until you are told that it is safe.");
                case CANCEL ->
                    new Words(
                            "Brand Moerdijk: het gevaar is voorbij",
                            "De brand in Moerdijk is uit en er is geen giftige rook meer.",
                            "U kunt weer naar buiten. Lucht uw huis goed.",
                            "Fire at Moerdijk: the danger is over",
                            "The fire at Moerdijk is out and there is no more toxic smoke.",
                            "You can go outside again. Air your home well.");
            };
        }
    }

    private static CapInfo info(
            OffsetDateTime at, String language, String event, String headline, String description, String instruction) {
        return new CapInfo(
                language,
                List.of(CapCategory.FIRE, CapCategory.CBRNE),
                event,
                List.of(CapResponseType.SHELTER),
                CapUrgency.IMMEDIATE,
                CapSeverity.EXTREME,
                CapCertainty.OBSERVED,
                null,
                List.of(new CapNamedValue("nl.weerklank.hazard", "chemical")),
                at,
                at,
                at.plusHours(2),
                "Veiligheidsregio Midden- en West-Brabant",
                headline,
                description,
                instruction,
                "https://www.example.nl/moerdijk",
                null,
                List.of(),
                List.of(),
                List.of(new CapArea(
                        "Moerdijk en omgeving",
                        List.of(),
                        List.of(new CapCircle(MOERDIJK, 6)),
                        List.of(),
                        null,
                        null)));
    }
}
