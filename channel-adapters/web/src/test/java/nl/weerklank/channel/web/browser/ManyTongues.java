package nl.weerklank.channel.web.browser;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.testkit.SampleAlerts;

/** A flood told in Dutch, Arabic and Ukrainian, for an area drawn as a polygon. */
public final class ManyTongues {

    private ManyTongues() {}

    public static CapAlert flood(Instant sent) {
        var fire = SampleAlerts.chemicalFire(sent, "flood");
        return with(
                fire,
                List.of(
                        info(
                                fire,
                                "nl-NL",
                                "Hoogwater",
                                "Hoogwater bij Dordrecht: ga naar een hogere plek",
                                "De Merwede stijgt snel. Straten langs de rivier lopen onder.",
                                "Ga naar een hogere verdieping. Neem drinkwater en uw telefoon mee."),
                        info(
                                fire,
                                "ar",
                                "فيضان",
                                "فيضان بالقرب من دوردريخت: اذهب إلى مكان مرتفع",
                                "يرتفع منسوب نهر ميرويده بسرعة.",
                                "اذهب إلى طابق أعلى. خذ معك ماء الشرب وهاتفك."),
                        info(
                                fire,
                                "uk",
                                "Повінь",
                                "Повінь біля Дордрехта: підніміться вище",
                                "Річка Мерведе швидко піднімається.",
                                "Підніміться на вищий поверх. Візьміть питну воду та телефон.")));
    }

    /** The message with other info blocks. */
    public static CapAlert with(CapAlert cap, List<CapInfo> infos) {
        return new CapAlert(
                cap.identifier(),
                cap.sender(),
                cap.sent(),
                cap.status(),
                cap.msgType(),
                cap.source(),
                cap.scope(),
                cap.restriction(),
                cap.addresses(),
                cap.codes(),
                cap.note(),
                cap.references(),
                cap.incidents(),
                infos);
    }

    private static CapInfo info(
            CapAlert base, String language, String event, String headline, String description, String instruction) {
        var first = base.infos().getFirst();
        var ring = List.of(
                new CapPoint(51.78, 4.60),
                new CapPoint(51.78, 4.80),
                new CapPoint(51.85, 4.78),
                new CapPoint(51.84, 4.62),
                new CapPoint(51.78, 4.60));
        return new CapInfo(
                language,
                List.of(CapCategory.MET),
                event,
                List.of(CapResponseType.EVACUATE),
                first.urgency(),
                CapSeverity.SEVERE,
                first.certainty(),
                null,
                List.of(),
                first.effective(),
                first.onset(),
                first.expires(),
                first.senderName(),
                headline,
                description,
                instruction,
                first.web(),
                null,
                List.of(),
                List.of(),
                List.of(new CapArea(
                        "Dordrecht en omgeving", List.of(new CapPolygon(ring)), List.of(), List.of(), null, null)));
    }
}
