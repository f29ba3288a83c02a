package nl.weerklank.ingest.console.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.approval.MessageFilter;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.console.ConsoleConfig;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.live.LiveAlert;
import nl.weerklank.ingest.live.LiveAlerts;

/** What the first page lists, for one person's language and filter. */
@ApplicationScoped
class Listing {

    private static final int MOST = 100;

    private final Desk desk;
    private final Drafts drafts;
    private final LiveAlerts live;
    private final Clocks clocks;
    private final Board board;
    private final ConsoleConfig config;
    private final InstantSource now;

    Listing(
            Desk desk,
            Drafts drafts,
            LiveAlerts live,
            Clocks clocks,
            Board board,
            ConsoleConfig config,
            InstantSource now) {
        this.desk = desk;
        this.drafts = drafts;
        this.live = live;
        this.clocks = clocks;
        this.board = board;
        this.config = config;
        this.now = now;
    }

    HomeView view(Visitor visitor, String word, String text, String mode) {
        var counts = board.counts();
        var tab = Tab.of(word).orElse(counts.waiting() > 0 ? Tab.WAITING : counts.live() > 0 ? Tab.LIVE : Tab.DRAFTS);
        var tabs = new ArrayList<HomeView.TabView>();
        for (var each : Board.tabs()) {
            var count = counts.of(each);
            tabs.add(new HomeView.TabView(
                    each.word(),
                    visitor.words().of("tab." + each.word()),
                    count < 0 ? "?" : Long.toString(count),
                    each == tab));
        }
        var items = items(visitor, tab).stream()
                .filter(item -> fits(item, text, mode))
                .limit(MOST)
                .toList();
        return new HomeView(tabs, tab, text, mode, items, board.now().number(), counts.waiting() < 0, calls(visitor));
    }

    private List<HomeView.Item> items(Visitor visitor, Tab tab) {
        try {
            return switch (tab) {
                case DRAFTS ->
                    drafts.open().stream().map(draft -> ofDraft(visitor, draft)).toList();
                case WAITING ->
                    messages(EnumSet.of(MessageState.AWAITING_APPROVAL, MessageState.APPROVED)).stream()
                            .map(message -> ofWaiting(visitor, message))
                            .toList();
                case LIVE -> issued(visitor, true);
                case ENDED -> issued(visitor, false);
                case REJECTED ->
                    messages(EnumSet.of(MessageState.REJECTED, MessageState.LAPSED)).stream()
                            .map(message -> ofRejected(visitor, message))
                            .toList();
            };
        } catch (DeskUnavailable e) {
            return List.of();
        }
    }

    private List<DeskMessage> messages(EnumSet<MessageState> states) {
        return desk.list(new MessageFilter(
                        states, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, MOST))
                .messages();
    }

    private List<HomeView.Item> issued(Visitor visitor, boolean alive) {
        var moment = now.instant();
        return live.alerts().stream()
                .filter(alert -> alert.liveAt(moment) == alive)
                .sorted(Comparator.comparing((LiveAlert alert) -> alert.latest().acceptedAt())
                        .reversed())
                .limit(MOST)
                .map(alert -> ofIssued(visitor, alert, alive))
                .toList();
    }

    private HomeView.Item ofDraft(Visitor visitor, Draft draft) {
        var words = visitor.words();
        var headline = draft.writing().headline();
        var returned = draft.returned();
        return new HomeView.Item(
                "/console/drafts/" + draft.id(),
                headline.isBlank() ? words.of("draft.untitled") : headline,
                words.of("kind." + draft.writing().type().name()),
                draft.mode() == Mode.EXERCISE,
                draft.author().name(),
                returned == null
                        ? words.of("draft.changed-by", draft.changedBy())
                        : words.of("draft.returned", returned.by(), returned.reason()),
                returned == null ? "" : "warn",
                new Clock(draft.createdAt(), null, null, null, null, false).steps());
    }

    private HomeView.Item ofWaiting(Visitor visitor, DeskMessage message) {
        var late = late(message);
        return new HomeView.Item(
                "/console/decide/" + message.id(),
                title(visitor, message),
                visitor.words().of("kind." + message.kind().name()),
                message.mode() == Mode.EXERCISE,
                author(message),
                visitor.words().of(late ? "waiting.late" : "waiting.normal"),
                late ? "bad" : "",
                clocks.of(message).steps());
    }

    private HomeView.Item ofIssued(Visitor visitor, LiveAlert alert, boolean alive) {
        AlertEvent latest = alert.latest();
        var words = visitor.words();
        var state = latest.kind() == AlertKind.CANCEL
                ? words.of("live.cancelled")
                : alive ? words.of("live.version", latest.version()) : words.of("live.expired");
        return new HomeView.Item(
                "/console/live/" + latest.alertId(),
                Titles.of(latest.cap()).orElseGet(() -> words.of("draft.untitled")),
                words.of("kind." + latest.kind().name()),
                latest.mode() == Mode.EXERCISE,
                Titles.decidedBy(words, latest.authority()),
                state,
                alive ? "good" : "",
                clocks.of(alert, !alive).steps());
    }

    private static HomeView.Item ofRejected(Visitor visitor, DeskMessage message) {
        return new HomeView.Item(
                "/console/decide/" + message.id(),
                title(visitor, message),
                visitor.words().of("kind." + message.kind().name()),
                message.mode() == Mode.EXERCISE,
                author(message),
                visitor.words()
                        .of(
                                message.state() == MessageState.REJECTED ? "rejected.by" : "rejected.lapsed",
                                String.valueOf(message.rejectedBy()),
                                String.valueOf(message.reason())),
                "bad",
                List.of());
    }

    private List<HomeView.Call> calls(Visitor visitor) {
        var deputies = config.deputies().orElse(List.of());
        try {
            return messages(EnumSet.of(MessageState.AWAITING_APPROVAL)).stream()
                    .filter(this::late)
                    .map(message -> new HomeView.Call(
                            deputies.isEmpty()
                                    ? visitor.words().of("call.nobody", Clock.text(config.deputyAfter()))
                                    : visitor.words()
                                            .of(
                                                    deputies.contains(visitor.name()) ? "call.you" : "call.others",
                                                    String.join(", ", deputies),
                                                    Clock.text(config.deputyAfter())),
                            "/console/decide/" + message.id(),
                            title(visitor, message)))
                    .toList();
        } catch (DeskUnavailable e) {
            return List.of();
        }
    }

    private boolean late(DeskMessage message) {
        return message.state() == MessageState.AWAITING_APPROVAL
                && Duration.between(message.recordedAt(), now.instant()).compareTo(config.deputyAfter()) > 0;
    }

    private static String title(Visitor visitor, DeskMessage message) {
        return Titles.of(message.cap()).orElseGet(() -> visitor.words().of("draft.untitled"));
    }

    private static String author(DeskMessage message) {
        var author = message.author();
        return author == null ? "" : author.name();
    }

    private static boolean fits(HomeView.Item item, String text, String mode) {
        var all = (item.title() + "\n" + item.by() + "\n" + item.state()).toLowerCase(Locale.ROOT);
        return all.contains(text.strip().toLowerCase(Locale.ROOT))
                && (mode.isEmpty() || mode.equals("EXERCISE") == item.exercise());
    }
}
