package nl.weerklank.ingest.draft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import org.jspecify.annotations.Nullable;

/** From an issued message to the draft of what follows it: everything pre-filled, the reference set. */
public final class Continuation {

    private static final double HOURS = 2;

    private Continuation() {}

    /** An update that so far says the same. */
    public static Writing update(CapAlert latest) {
        return of(latest).following(CapMsgType.UPDATE, latest.asReference());
    }

    /** An end without a word: it stops wherever it went. */
    public static Writing stop(CapAlert latest) {
        return blanked(of(latest), Map.of()).following(CapMsgType.CANCEL, latest.asReference());
    }

    /** An end that says it is safe again. @param allClear the words of the template for that */
    public static Writing allClear(CapAlert latest, Writing allClear) {
        var before = of(latest);
        return new Writing(
                allClear.template(),
                CapMsgType.CANCEL,
                latest.asReference(),
                before.sender(),
                before.category(),
                before.hazard(),
                allClear.responses(),
                allClear.urgency(),
                allClear.severity(),
                allClear.certainty(),
                allClear.texts(),
                null,
                null,
                before.areas(),
                allClear.hours(),
                Map.of());
    }

    private static Writing blanked(Writing writing, Map<String, Writing.Text> texts) {
        return writing.what(
                writing.category(),
                writing.hazard(),
                writing.responses(),
                writing.urgency(),
                writing.severity(),
                writing.certainty(),
                texts,
                null,
                null);
    }

    private static Writing of(CapAlert latest) {
        var blank = Writing.blank(latest.sender());
        var first = latest.infos().stream().findFirst();
        if (first.isEmpty()) {
            return blank;
        }
        var info = first.get();
        var texts = new LinkedHashMap<String, Writing.Text>();
        latest.infos().forEach(each -> texts.putIfAbsent(language(each), text(each)));
        var areas = new LinkedHashSet<CapArea>();
        latest.infos().forEach(each -> areas.addAll(each.areas()));
        return new Writing(
                null,
                CapMsgType.ALERT,
                null,
                latest.sender(),
                info.categories().isEmpty()
                        ? blank.category()
                        : info.categories().getFirst(),
                "",
                info.responseTypes(),
                info.urgency(),
                info.severity(),
                info.certainty(),
                texts,
                info.web(),
                info.contact(),
                List.copyOf(areas),
                HOURS,
                Map.of());
    }

    /** One of the languages that are written here where it is one, else as it came. */
    private static String language(CapInfo info) {
        var tag = info.languageOrDefault();
        return Writing.LANGUAGES.stream()
                .filter(known -> known.substring(0, 2).equalsIgnoreCase(tag.length() < 2 ? tag : tag.substring(0, 2)))
                .findFirst()
                .orElse(tag);
    }

    private static Writing.Text text(CapInfo info) {
        return new Writing.Text(info.event(), or(info.headline()), or(info.description()), or(info.instruction()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
