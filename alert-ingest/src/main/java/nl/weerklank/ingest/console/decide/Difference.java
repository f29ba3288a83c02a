package nl.weerklank.ingest.console.decide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two versions of an alert.
 *
 * @param key the field's word
 * @param language the language block it is in; empty for what stands above them
 */
public record Difference(String key, String language, String before, String after) {

    /** Everything that a reader of the alert would notice; empty when nothing. */
    public static List<Difference> between(CapAlert before, CapAlert after) {
        var found = new ArrayList<Difference>();
        var languages = new LinkedHashSet<String>();
        before.infos().forEach(info -> languages.add(info.languageOrDefault()));
        after.infos().forEach(info -> languages.add(info.languageOrDefault()));
        for (var language : languages) {
            compare(found, language, info(before, language), info(after, language));
        }
        add(found, "field.status", "", before.status().word(), after.status().word());
        return List.copyOf(found);
    }

    private static void compare(
            List<Difference> found, String language, Optional<CapInfo> before, Optional<CapInfo> after) {
        add(found, "field.event", language, text(before, CapInfo::event), text(after, CapInfo::event));
        add(found, "field.headline", language, text(before, CapInfo::headline), text(after, CapInfo::headline));
        add(
                found,
                "field.description",
                language,
                text(before, CapInfo::description),
                text(after, CapInfo::description));
        add(
                found,
                "field.instruction",
                language,
                text(before, CapInfo::instruction),
                text(after, CapInfo::instruction));
        add(
                found,
                "field.severity",
                language,
                text(before, info -> info.severity().word()),
                text(after, info -> info.severity().word()));
        add(
                found,
                "field.urgency",
                language,
                text(before, info -> info.urgency().word()),
                text(after, info -> info.urgency().word()));
        add(found, "field.expires", language, text(before, Difference::expiry), text(after, Difference::expiry));
        add(found, "field.web", language, text(before, CapInfo::web), text(after, CapInfo::web));
        add(found, "field.contact", language, text(before, CapInfo::contact), text(after, CapInfo::contact));
        add(found, "field.area", language, text(before, Difference::areas), text(after, Difference::areas));
    }

    private static @Nullable String expiry(CapInfo info) {
        var expires = info.expires();
        return expires == null ? null : expires.toInstant().toString();
    }

    private static String areas(CapInfo info) {
        return info.areas().stream().map(Difference::area).collect(Collectors.joining("; "));
    }

    /** The words and, since two areas may have the same words, how it is drawn. */
    private static String area(CapArea area) {
        var circles = area.circles().stream()
                .map(circle -> "%.3f,%.3f %.1f km"
                        .formatted(circle.centre().latitude(), circle.centre().longitude(), circle.radiusKm()))
                .collect(Collectors.joining(" "));
        var corners = area.polygons().stream()
                .mapToInt(polygon -> polygon.points().size() - 1)
                .sum();
        var codes = area.geocodes().stream().map(code -> code.value()).collect(Collectors.joining(" "));
        var mark = Integer.toHexString(Objects.hash(area.polygons()));
        return area.areaDesc()
                + (circles.isEmpty() ? "" : " ○ " + circles)
                + (corners == 0 ? "" : " ⬠ " + corners + " (" + mark + ")")
                + (codes.isEmpty() ? "" : " " + codes);
    }

    private static Optional<CapInfo> info(CapAlert alert, String language) {
        return alert.infos().stream()
                .filter(info -> info.languageOrDefault().equals(language))
                .findFirst();
    }

    private static String text(Optional<CapInfo> info, java.util.function.Function<CapInfo, @Nullable String> field) {
        return info.map(field).orElse("");
    }

    private static void add(List<Difference> found, String key, String language, String before, String after) {
        if (!before.strip().equals(after.strip())) {
            found.add(new Difference(key, language, before, after));
        }
    }
}
