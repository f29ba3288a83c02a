package nl.weerklank.channel.web;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.board.Standing;
import nl.weerklank.channel.web.desk.FeedHub;
import nl.weerklank.channel.web.desk.PushDesk;
import nl.weerklank.channel.web.desk.SeenDesk;
import nl.weerklank.channel.web.push.PushSender;
import nl.weerklank.channel.web.push.Subscriptions;
import nl.weerklank.channel.web.push.Vapid;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.channel.web.text.SafeText;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.json.ContractJson;

/** Tells those who asked to be told: browsers by push, feed readers by the hub; and counts who says that they read it. */
final class Outreach {

    private static final int TOPIC = 32;
    private static final int BODY = 500;

    private final Map<String, UiTexts> languages;
    private final PushDesk pushDesk;
    private final PushSender sender;
    private final FeedHub hub;
    private final SeenDesk seen;

    Outreach(
            ChannelSettings channel,
            WebSettings settings,
            Map<String, UiTexts> languages,
            HttpClient http,
            ScheduledExecutorService later,
            LongSupplier revision)
            throws IOException {
        this.languages = languages;
        var subscriptions = new Subscriptions(channel.stateDir());
        var vapid = Vapid.in(channel.stateDir(), settings.pushSubject());
        this.pushDesk = new PushDesk(subscriptions, vapid, settings.pushServices(), revision, channel.clock());
        this.sender = new PushSender(subscriptions, vapid, http, later, channel.clock());
        this.hub = new FeedHub(
                settings.publicAddress() + "/feed.atom",
                settings.localCallbacks(),
                channel.stateDir(),
                revision,
                http,
                later,
                channel.clock());
        this.seen = new SeenDesk(settings.seenEnough(), channel.clock());
    }

    /** All requests that change something, by path. */
    Map<String, Consumer<HttpServerRequest>> desks() {
        var desks = new HashMap<String, Consumer<HttpServerRequest>>();
        desks.putAll(pushDesk.byPath());
        desks.putAll(hub.byPath());
        desks.putAll(seen.byPath());
        return desks;
    }

    SeenDesk seen() {
        return seen;
    }

    /** Tells browsers of alerts that hold and feed readers of the feed, where a restart cut that off. */
    void resume(Board board, Supplier<byte[]> feed) {
        hub.publish(board.revision(), feed.get());
        board.current().forEach(this::push);
    }

    /** Tells of a change; returns at once. An exercise and an alert that ran out disturb nobody. */
    void tell(PublicAlert alert, Supplier<byte[]> feed) {
        hub.publish(alert.revision(), feed.get());
        push(alert);
    }

    private void push(PublicAlert alert) {
        boolean worth = alert.standing() != Standing.EXPIRED && alert.event().mode() == Mode.LIVE;
        if (worth && !alert.event().cap().infos().isEmpty()) {
            sender.tell(new PushSender.Message(
                    alert.revision(),
                    alert.id().substring(0, Math.min(TOPIC, alert.id().length())),
                    alert.event().lane(),
                    alert.event().expires(),
                    alert.event().target(),
                    language -> text(alert, language)));
        }
    }

    private byte[] text(PublicAlert alert, String language) {
        var ui = languages.containsKey(Languages.primary(language))
                ? languages.get(Languages.primary(language))
                : languages.get(UiTexts.FIRST);
        var infos = alert.event().cap().infos();
        var info = infos.stream()
                .filter(i -> Languages.primary(i.languageOrDefault()).equals(Languages.primary(language)))
                .findFirst()
                .orElse(infos.getFirst());
        var told = new LinkedHashMap<String, Object>();
        told.put("alert", alert.id());
        told.put("version", alert.version());
        told.put("code", alert.code());
        told.put("title", title(alert, info, ui));
        told.put("body", body(info, alert.code(), ui));
        told.put("lang", Languages.tag(info.languageOrDefault()));
        told.put("dir", Languages.direction(info.languageOrDefault()));
        told.put("url", (ui == null ? "" : ui.base()) + "/alert/" + alert.id());
        told.put("urgent", alert.standing().isCurrent() && alert.event().lane() == Lane.URGENT);
        return ContractJson.write(told);
    }

    /** What to do, and the code by which it can be checked. */
    private static String body(CapInfo info, String code, @org.jspecify.annotations.Nullable UiTexts ui) {
        var check = (ui == null ? "Code" : ui.get("code")) + ": " + code;
        return (SafeText.clean(info.instruction(), BODY, true) + "\n" + check).strip();
    }

    private static String title(PublicAlert alert, CapInfo info, @org.jspecify.annotations.Nullable UiTexts ui) {
        var headline = SafeText.line(info.headline() == null ? info.event() : info.headline());
        if (alert.standing().isCurrent() || ui == null) {
            return headline;
        }
        boolean safe = info.responseTypes().contains(CapResponseType.ALL_CLEAR);
        return ui.get(safe ? "all_clear" : "ended_" + alert.standing()) + ": " + headline;
    }
}
