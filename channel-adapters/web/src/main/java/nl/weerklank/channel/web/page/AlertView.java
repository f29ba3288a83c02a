package nl.weerklank.channel.web.page;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.board.Standing;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.channel.web.text.SafeLink;
import nl.weerklank.channel.web.text.SafeText;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapResponseType;
import org.jspecify.annotations.Nullable;

/** One alert in one language, every text of it safe to show. */
public record AlertView(
        String id,
        String code,
        int version,
        String href,
        String lang,
        String dir,
        String headline,
        String event,
        List<String> description,
        List<String> instruction,
        List<String> areas,
        String sender,
        String severity,
        String severityWord,
        String urgencyWord,
        String certaintyWord,
        Moment sent,
        Moment expires,
        @Nullable Moment ended,
        String endedWord,
        boolean exercise,
        boolean allClear,
        @Nullable SafeLink link,
        String contact,
        List<LanguageLink> languages,
        RawString map) {

    /** A language that the alert is written in, and where it is read in it. */
    public record LanguageLink(String tag, String dir, String name, String href, boolean shown) {}

    private static final int MOST_AREAS = 30;
    private static final int MOST_PARAGRAPHS = 40;

    /** Whether it holds. */
    public boolean current() {
        return ended == null;
    }

    /** @param wanted the language asked for; where the alert is not written in it, its first language is shown */
    static AlertView of(PublicAlert alert, UiTexts ui, String wanted, RawString map) {
        var infos = written(alert, wanted);
        var info = infos.getFirst();
        var cap = alert.event().cap();
        var lang = Languages.tag(info.languageOrDefault());
        var endedAt = alert.endedAt();
        var headline = SafeText.line(info.headline());
        return new AlertView(
                alert.id(),
                alert.code(),
                alert.version(),
                ui.base() + "/alert/" + alert.id(),
                lang,
                Languages.direction(lang),
                headline.isEmpty() ? SafeText.line(info.event()) : headline,
                SafeText.line(info.event()),
                paragraphs(infos.stream().map(CapInfo::description).toList()),
                paragraphs(infos.stream().map(CapInfo::instruction).toList()),
                areas(infos),
                SafeText.line(info.senderName() == null ? cap.sender() : info.senderName()),
                info.severity().word(),
                ui.get("sev_" + info.severity().word()),
                ui.get("urg_" + info.urgency().word()),
                ui.get("cer_" + info.certainty().word()),
                Moment.of(cap.sent().toInstant(), ui),
                Moment.of(alert.event().expires(), ui),
                endedAt == null ? null : Moment.of(endedAt, ui),
                alert.standing().isCurrent() ? "" : ui.get("ended_" + alert.standing()),
                alert.event().mode() == Mode.EXERCISE,
                isAllClear(alert, info),
                SafeLink.of(info.web()).orElse(null),
                SafeText.line(info.contact()),
                languages(alert, ui, lang),
                map);
    }

    /** A cancel alone does not say that it is safe: it may take a mistake back. Only the sender can say so. */
    private static boolean isAllClear(PublicAlert alert, CapInfo info) {
        return alert.standing() == Standing.CANCELLED && info.responseTypes().contains(CapResponseType.ALL_CLEAR);
    }

    /** The info blocks in the wanted language, else in the first language that there is. */
    private static List<CapInfo> written(PublicAlert alert, String wanted) {
        var infos = alert.event().cap().infos();
        if (infos.isEmpty()) {
            throw new IllegalArgumentException("an alert that nobody wrote a text for cannot be shown");
        }
        for (var fits : List.of(
                infos.stream()
                        .filter(i -> Languages.tag(i.languageOrDefault()).equals(wanted))
                        .toList(),
                infos.stream()
                        .filter(i -> Languages.primary(i.languageOrDefault()).equals(Languages.primary(wanted)))
                        .toList())) {
            if (!fits.isEmpty()) {
                return fits;
            }
        }
        var first = Languages.tag(infos.getFirst().languageOrDefault());
        return infos.stream()
                .filter(i -> Languages.tag(i.languageOrDefault()).equals(first))
                .toList();
    }

    private static List<LanguageLink> languages(PublicAlert alert, UiTexts ui, String shown) {
        var links = new LinkedHashMap<String, LanguageLink>();
        for (var info : alert.event().cap().infos()) {
            var tag = Languages.tag(info.languageOrDefault());
            var href = ui.base() + "/alert/" + alert.id() + "/" + tag;
            links.putIfAbsent(
                    tag, new LanguageLink(tag, Languages.direction(tag), Languages.name(tag), href, tag.equals(shown)));
        }
        return List.copyOf(links.values());
    }

    private static List<String> areas(List<CapInfo> infos) {
        return infos.stream()
                .flatMap(i -> i.areas().stream())
                .map(a -> SafeText.line(a.areaDesc()))
                .filter(a -> !a.isEmpty())
                .distinct()
                .limit(MOST_AREAS)
                .toList();
    }

    private static List<String> paragraphs(List<@Nullable String> texts) {
        var all = new ArrayList<String>();
        texts.stream().filter(Objects::nonNull).distinct().forEach(text -> {
            for (var paragraph : SafeText.paragraph(text).split("\n+")) {
                if (!paragraph.isBlank() && all.size() < MOST_PARAGRAPHS) {
                    all.add(paragraph.strip());
                }
            }
        });
        return List.copyOf(all);
    }
}
