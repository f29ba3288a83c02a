package nl.weerklank.channel.web.page;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.seen.SeenSample;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.alert.Mode;
import org.jspecify.annotations.Nullable;

/** Writes every page of the public site from the board. */
public final class Pages {

    /** What all pages of one moment share. */
    public record Now(Board board, Instant at, Instant heard, boolean lost) {

        /** How long ago the source was last heard, in words. */
        String age(UiTexts ui) {
            return Moment.age(Duration.between(heard, at), ui);
        }

        /** Since when the source is not heard, how long that is, and that this is the last known state. */
        public String lostSentence(UiTexts ui) {
            return ui.get("state_lost").formatted(Moment.of(heard, ui).text(), age(ui));
        }
    }

    /** A public key as people compare it. */
    public record KeyView(String id, String modes, String fingerprint) {}

    private static final List<String> MENU = List.of("now", "past", "tests", "places", "genuine", "print");
    private static final RawString NO_MAP = new RawString("");

    private final Templates templates;
    private final Map<String, UiTexts> languages;
    private final PageFrame.Assets assets;
    private final List<KeyView> keys;

    public Pages(Map<String, UiTexts> languages, PageFrame.Assets assets, List<KeyView> keys) {
        this.templates = new Templates();
        this.languages = languages;
        this.assets = assets;
        this.keys = List.copyOf(keys);
    }

    /** Alerts that hold now. */
    public byte[] now(Now now, UiTexts ui) {
        var shown = now.board().current();
        var count = shown.size() == 1 ? ui.get("now_count_one") : ui.get("now_count_many", shown.size());
        var title = ui.get("now_title");
        var rings = shown.stream()
                .flatMap(a -> MapDrawing.rings(a.event().cap(), a.event().target()).stream())
                .toList();
        var map = shown.isEmpty() ? NO_MAP : MapDrawing.overview(rings, ui.get("map_of", title));
        return render("now", frame(now, ui, "now", "", title, count, "", map), Map.of("alerts", cards(shown, ui)));
    }

    /** Alerts that ended. */
    public byte[] past(Now now, UiTexts ui) {
        var frame = frame(now, ui, "past", "past", ui.get("past_title"), "", "", NO_MAP);
        return render("past", frame, Map.of("alerts", cards(now.board().ended(), ui)));
    }

    /** Planned tests, and exercises that run. */
    public byte[] tests(Now now, UiTexts ui) {
        var frame = frame(now, ui, "tests", "tests", ui.get("tests_title"), "", "", NO_MAP);
        var running = now.board().current().stream()
                .filter(a -> a.event().mode() == Mode.EXERCISE)
                .toList();
        return render(
                "tests",
                frame,
                Map.of(
                        "alerts", cards(running, ui),
                        "siren", Moment.of(PlannedTests.nextSirenTest(now.at()), ui),
                        "cell", Moment.of(PlannedTests.nextControlMessage(now.at()), ui)));
    }

    /** One alert, in the wanted language where it has it. */
    public byte[] alert(Now now, UiTexts ui, PublicAlert alert, @Nullable String wanted) {
        var language = wanted == null ? ui.language() : wanted;
        var named = AlertView.of(alert, ui, language, NO_MAP);
        var map = MapDrawing.of(
                alert.event().cap(), alert.event().target(), ui.get("map_of", String.join(", ", named.areas())));
        var view = AlertView.of(alert, ui, language, map);
        var updated = alert.version() > 1 ? ui.get("update", alert.version()) : "";
        var path = "alert/" + alert.id() + (wanted == null ? "" : "/" + wanted);
        var frame = frame(
                now, ui, alert.standing().isCurrent() ? "now" : "past", path, view.headline(), "", updated, NO_MAP);
        int oneIn = alert.standing().isCurrent() ? SeenSample.of(alert.event()).oneIn() : 1;
        return render("alert", frame, Map.of("a", view, "oneIn", oneIn));
    }

    /** The check of a code; without a code, the form alone. */
    public byte[] genuine(Now now, UiTexts ui, Asked asked) {
        var path = asked.code().isEmpty() ? "genuine" : "genuine/" + asked.code();
        var frame = frame(now, ui, "genuine", path, ui.get("genuine_title"), "", "", NO_MAP);
        var alert = asked.alert();
        var values = new java.util.HashMap<String, Object>(
                Map.of("code", asked.code(), "readable", asked.readable(), "trusted", keys));
        values.put("a", alert == null ? null : AlertView.of(alert, ui, ui.language(), NO_MAP));
        return render("genuine", frame, values);
    }

    /** Places kept on the device. */
    public byte[] places(Now now, UiTexts ui) {
        var map = MapDrawing.overview(List.of(), ui.get("map_of", "Nederland"));
        return render(
                "places",
                frame(now, ui, "places", "places", ui.get("places_title"), "", "", map),
                Map.of("window", MapDrawing.wholeCountry()));
    }

    /** Large text without script, for a support point. */
    public byte[] print(Now now, UiTexts ui) {
        var frame = frame(now, ui, "print", "print", ui.get("print_title"), "", "", NO_MAP);
        return render("print", frame, Map.of("alerts", cards(now.board().current(), ui)));
    }

    /** The same as plain text. */
    public String plainText(Now now, UiTexts ui) {
        var frame = frame(now, ui, "print", "print", ui.get("print_title"), "", "", NO_MAP);
        return PlainText.of(frame, cards(now.board().current(), ui));
    }

    /** How machines read all this; in English only. */
    public byte[] docs(Now now, String publicAddress) {
        var english = Objects.requireNonNull(languages.get("en"), "English is shipped");
        var frame = frame(now, english, "", "", english.get("docs_title"), "", "", NO_MAP);
        return render("docs", frame, Map.of("address", publicAddress));
    }

    /** Nothing stands here. */
    public byte[] missing(Now now, UiTexts ui) {
        return render("missing", frame(now, ui, "", "", ui.get("not_found_title"), "", "", NO_MAP), Map.of());
    }

    private byte[] render(String name, PageFrame frame, Map<String, Object> values) {
        var all = new java.util.HashMap<>(values);
        all.put("p", frame);
        all.put("t", frame.ui().words());
        return templates.render(name, all);
    }

    private static List<AlertView> cards(List<PublicAlert> alerts, UiTexts ui) {
        return alerts.stream()
                .filter(a -> !a.event().cap().infos().isEmpty())
                .map(a -> AlertView.of(a, ui, ui.language(), NO_MAP))
                .toList();
    }

    private PageFrame frame(
            Now now, UiTexts ui, String here, String path, String title, String count, String updated, RawString map) {
        var menu = new ArrayList<PageFrame.MenuItem>();
        for (var item : MENU) {
            var href = ui.base() + "/" + (item.equals("now") ? "" : item);
            menu.add(new PageFrame.MenuItem(ui.get("nav_" + item), href, item.equals(here)));
        }
        var others = new ArrayList<AlertView.LanguageLink>();
        for (var other : languages.values()) {
            var tag = other.language();
            others.add(new AlertView.LanguageLink(
                    tag,
                    Languages.direction(tag),
                    other.get("language_name"),
                    other.base() + "/" + path,
                    tag.equals(ui.language())));
        }
        return new PageFrame(
                ui,
                title,
                ui.base(),
                now.board().revision(),
                Moment.of(now.heard(), ui),
                now.lost() ? ui.get("state_age", now.age(ui)) : "",
                now.lost() ? now.lostSentence(ui) : "",
                true,
                assets,
                menu,
                others,
                count,
                updated,
                map);
    }
}
