package nl.weerklank.channel.web.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.channel.web.board.Archive;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.BoardDecision;
import nl.weerklank.channel.web.feed.Publisher;
import nl.weerklank.channel.web.page.Pages;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.SampleAlerts;

/** Sites for tests: a board after some events, and what it says under a path. */
public final class Sites {

    public static final Instant NOW = Instant.parse("2026-11-22T10:05:00Z");

    public static final Publisher PUBLISHER =
            new Publisher(SignerIdentity.generate("test", NOW.minusSeconds(86400), NOW.plusSeconds(8640000)));

    private Sites() {}

    public static Board board(List<AlertEvent> events) {
        var board = Board.empty(NOW);
        for (var event : events) {
            if (board.decide(SampleAlerts.emission(event, "web", OrderAction.EMIT), NOW)
                    instanceof BoardDecision.Changed(Board next, var alert)) {
                board = next;
            }
        }
        return board;
    }

    public static PublicSite site(Board board, boolean lost) {
        return site(board, lost, UiTexts.shipped(), Archive.empty());
    }

    public static PublicSite site(Board board, boolean lost, Map<String, UiTexts> languages, Archive archive) {
        var parts = new SiteParts(languages, "http://alerts.example", SampleAlerts.TRUST, PUBLISHER);
        return parts.at(new Pages.Now(board, NOW, NOW.minusSeconds(lost ? 1320 : 0), lost), archive);
    }

    public static String text(PublicSite site, String path) {
        return site.at(path)
                .map(found -> found.plain().toString(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("nothing at " + path));
    }
}
