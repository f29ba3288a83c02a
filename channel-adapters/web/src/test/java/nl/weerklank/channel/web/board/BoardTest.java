package nl.weerklank.channel.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final CapAlert fire = SampleAlerts.chemicalFire(NOW);
    private final AlertEvent first = SampleAlerts.event(fire, fire, 1, Mode.LIVE);
    private final AlertEvent update =
            SampleAlerts.event(fire, SampleAlerts.followUp(fire, NOW, CapMsgType.UPDATE, 2), 2, Mode.LIVE);
    private final AlertEvent cancel =
            SampleAlerts.event(fire, SampleAlerts.followUp(fire, NOW, CapMsgType.CANCEL, 3), 3, Mode.LIVE);

    @Test
    void theSameOrderTwiceChangesNothingTheSecondTime() {
        var board = after(Board.empty(NOW), first, OrderAction.EMIT);
        assertThat(board.decide(SampleAlerts.emission(first, "web", OrderAction.EMIT), NOW))
                .isInstanceOf(BoardDecision.AlreadyShown.class);
    }

    @Test
    void anOlderVersionNeverComesBack() {
        var board = after(after(Board.empty(NOW), first, OrderAction.EMIT), update, OrderAction.REPLACE);
        assertThat(board.decide(SampleAlerts.emission(first, "web", OrderAction.EMIT), NOW))
                .isInstanceOf(BoardDecision.Superseded.class);
        assertThat(board.current()).singleElement().satisfies(a -> {
            assertThat(a.version()).isEqualTo(2);
            assertThat(a.earlier()).hasSize(1);
        });
    }

    @Test
    void anAlertThatWasStoppedIsNotBegunAgainByTheSameVersion() {
        var board = after(Board.empty(NOW), first, OrderAction.EMIT);
        board = after(board, first, OrderAction.STOP);
        assertThat(board.current()).isEmpty();
        assertThat(board.decide(SampleAlerts.emission(first, "web", OrderAction.EMIT), NOW))
                .isInstanceOf(BoardDecision.Superseded.class);
    }

    @Test
    void aCancelIsShownEvenWhereTheAlertNeverWas() {
        var board = after(Board.empty(NOW), cancel, OrderAction.STOP);
        assertThat(board.ended())
                .singleElement()
                .satisfies(a -> assertThat(a.standing()).isEqualTo(Standing.CANCELLED));
    }

    @Test
    void anAlertWhoseTimeRanOutEndsAndStaysReadable() {
        var board = after(Board.empty(NOW), first, OrderAction.EMIT);
        assertThat(board.expire(NOW.plusSeconds(7199))).isSameAs(board);
        var later = board.expire(NOW.plusSeconds(7201));
        assertThat(later.current()).isEmpty();
        assertThat(later.byId(first.alertId()))
                .get()
                .satisfies(a -> assertThat(a.standing()).isEqualTo(Standing.EXPIRED));
        assertThat(later.revision()).isEqualTo(board.revision() + 1);
        assertThat(later.since(board.revision())).hasSize(1);
    }

    @Test
    void theGravestStandsFirstThoughAnotherIsNewer() {
        var flood = nl.weerklank.channel.web.browser.ManyTongues.flood(NOW);
        var board = after(Board.empty(NOW), first, OrderAction.EMIT);
        board = after(board, SampleAlerts.event(flood, flood, 1, Mode.LIVE), OrderAction.EMIT);
        assertThat(board.current()).first().satisfies(a -> assertThat(a.id()).isEqualTo(first.alertId()));
    }

    @Test
    void endedAlertsLeaveTheBoardAfterNinetyDays() {
        var board = after(Board.empty(NOW), first, OrderAction.STOP);
        var other = SampleAlerts.chemicalFire(NOW, "other");
        var late = NOW.plus(Duration.ofDays(91));
        var decision = board.decide(
                SampleAlerts.emission(SampleAlerts.event(other, other, 1, Mode.LIVE), "web", OrderAction.EMIT), late);
        assertThat(((BoardDecision.Changed) decision).next().byId(first.alertId()))
                .isEmpty();
    }

    @Test
    void whatWasSavedIsReadBackAsItWas(@TempDir Path folder) throws Exception {
        var board = after(after(Board.empty(NOW), first, OrderAction.EMIT), update, OrderAction.REPLACE);
        new BoardStore(folder).save(Board.empty(NOW), board);
        assertThat(new BoardStore(folder).load(NOW)).isEqualTo(board);
    }

    @Test
    void aSaveThatWasCutOffLeavesTheLastWholeBoard(@TempDir Path folder) throws Exception {
        var board = after(Board.empty(NOW), first, OrderAction.EMIT);
        new BoardStore(folder).save(Board.empty(NOW), board);
        Files.writeString(folder.resolve("board.json.new"), "{\"half\":");
        assertThat(new BoardStore(folder).load(NOW)).isEqualTo(board);
    }

    private static Board after(Board board, AlertEvent event, OrderAction action) {
        var decision = board.decide(SampleAlerts.emission(event, "web", action), NOW);
        return ((BoardDecision.Changed) decision).next();
    }
}
