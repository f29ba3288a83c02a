package nl.weerklank.ingest.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.approval.MessageFilter;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.live.LiveAlerts;

/** Finds messages: issued ones in memory, drafts in the database. */
public final class Messages {

    private final LiveAlerts live;
    private final Desk desk;

    public Messages(LiveAlerts live, Desk desk) {
        this.live = live;
        this.desk = desk;
    }

    /**
     * A message by its id.
     *
     * @throws DeskUnavailable when it is not among the issued ones and the database does not answer
     */
    public Optional<MessageView> find(String id) {
        var issued = live.message(id);
        return issued.isPresent() ? issued.map(MessageView::of) : desk.find(id).map(MessageView::of);
    }

    /** One page, newest first; from the log alone while the database is away. */
    public MessageList list(MessageFilter filter) {
        try {
            var page = desk.list(filter);
            var items = page.messages().stream()
                    .map(MessageView::of)
                    .map(MessageView::brief)
                    .toList();
            return new MessageList(items, filter.page(), filter.size(), page.total(), true);
        } catch (DeskUnavailable e) {
            return fromLog(filter);
        }
    }

    private MessageList fromLog(MessageFilter filter) {
        var found =
                live.messages().stream().filter(event -> fits(event, filter)).toList();
        List<MessageView> items = found.stream()
                .skip((long) filter.page() * filter.size())
                .limit(filter.size())
                .map(MessageView::of)
                .map(MessageView::brief)
                .toList();
        return new MessageList(items, filter.page(), filter.size(), found.size(), false);
    }

    private static boolean fits(AlertEvent event, MessageFilter filter) {
        return (filter.states().isEmpty() || filter.states().contains(MessageState.ISSUED))
                && filter.mode().map(event.mode()::equals).orElse(true)
                && filter.sender().map(event.cap().sender()::equals).orElse(true)
                && filter.alertId().map(event.alertId()::equals).orElse(true)
                && filter.text().map(text -> saysIt(event, text)).orElse(true);
    }

    private static boolean saysIt(AlertEvent event, String text) {
        var view = MessageView.of(event);
        var all = (view.headline() + "\n" + view.identifier()).toLowerCase(Locale.ROOT);
        return all.contains(text.toLowerCase(Locale.ROOT));
    }
}
