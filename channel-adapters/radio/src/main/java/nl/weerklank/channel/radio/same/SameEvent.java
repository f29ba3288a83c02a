package nl.weerklank.channel.radio.same;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapResponseType;

/** Which SAME event code says what an alert is about. */
public final class SameEvent {

    private static final String EXERCISE = "DMO";
    private static final String OTHER = "CEM";
    private static final Map<String, String> BY_HAZARD = Map.ofEntries(
            Map.entry("chemical", "HMW"),
            Map.entry("fire", "FRW"),
            Map.entry("wildfire", "FRW"),
            Map.entry("flood", "FLW"),
            Map.entry("nuclear", "NUW"),
            Map.entry("radiological", "RHW"),
            Map.entry("earthquake", "EQW"),
            Map.entry("tsunami", "TSW"),
            Map.entry("storm", "HWW"),
            Map.entry("tornado", "TOR"),
            Map.entry("telephone", "TOE"));
    private static final Map<CapCategory, String> BY_CATEGORY = Map.of(
            CapCategory.CBRNE, "HMW",
            CapCategory.FIRE, "FRW",
            CapCategory.SECURITY, "LEW",
            CapCategory.SAFETY, "CDW");

    private SameEvent() {}

    /** The code that the sender gave as {@code SAME}, else by hazard, by what people are to do, by category. */
    public static String of(Mode mode, CapInfo info) {
        if (mode == Mode.EXERCISE) {
            return EXERCISE;
        }
        var given = value(info.eventCodes(), "SAME");
        if (given.matches("[A-Z]{3}")) {
            return given;
        }
        var hazard =
                BY_HAZARD.get(value(info.eventCodes(), "nl.weerklank.hazard").toLowerCase(Locale.ROOT));
        if (hazard != null) {
            return hazard;
        }
        if (info.responseTypes().contains(CapResponseType.EVACUATE)) {
            return "EVI";
        }
        return info.categories().stream()
                .filter(BY_CATEGORY::containsKey)
                .map(category -> BY_CATEGORY.getOrDefault(category, OTHER))
                .findFirst()
                .orElse(info.responseTypes().contains(CapResponseType.SHELTER) ? "SPW" : OTHER);
    }

    private static String value(List<CapNamedValue> values, String name) {
        return values.stream()
                .filter(v -> v.valueName().equals(name))
                .map(CapNamedValue::value)
                .findFirst()
                .orElse("");
    }
}
