package nl.weerklank.channel.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.weerklank.channel.web.browser.ManyTongues;
import nl.weerklank.channel.web.seen.SeenSample;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.ManualClock;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class SeenDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<Double> MOERDIJK = List.of(51.7, 4.6);
    private static final List<Double> AMSTERDAM = List.of(52.4, 4.9);

    private final SeenDesk desk = new SeenDesk(3, new ManualClock(NOW));
    private final AlertEvent small = SampleAlerts.event(NOW);
    private final AlertEvent large = around("amsterdam", new CapPoint(52.37, 4.90), 12);

    @Test
    void enoughResidentsMakeTheirSurroundingsSeenAndNothingElse() {
        var notes = watched(small);
        ping(small, MOERDIJK, "a");
        ping(small, MOERDIJK, "b");
        assertThat(notes.everClaimed(Rung.SEEN)).isFalse();
        ping(small, MOERDIJK, "c");
        var seen = notes.reached(Rung.SEEN);
        assertThat(small.target().containsAll(seen)).isTrue();
        assertThat(seen).isNotEqualTo(small.target());
        assertThat(notes.all())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.detail()).isEqualTo("3 residents near 51.7, 4.6 said that they had read it"));
    }

    @Test
    void aPlaceOutsideTheAlertAndNoPlaceCountForNoArea() {
        var notes = watched(small);
        for (int i = 0; i < 9; i++) {
            ping(small, AMSTERDAM, "x" + i);
            desk.take(new SeenDesk.Ping(small.alertId(), small.version(), null, "y" + i));
        }
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void ofManyASampleIsAskedAndScaledBackWithItsUncertainty() {
        var sample = SeenSample.of(large);
        assertThat(sample.oneIn()).isGreaterThan(16);
        var notes = watched(large);
        int asked = 0;
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var ticket = Long.toHexString(random.nextLong());
            if (sample.asks(ticket)) {
                asked++;
                ping(large, AMSTERDAM, ticket);
            }
        }
        int lastSaid = 3 * Integer.highestOneBit(asked / 3);
        var last = notes.remarks().getLast().detail();
        assertThat(last).contains(lastSaid + " counted, one in " + sample.oneIn() + " asked", "about ", "between ");
        assertThat((double) sample.estimate(asked).about()).isBetween(5_000.0, 15_000.0);
    }

    @Test
    void whoWasNotAskedIsNotCountedWhateverHeSends() {
        var notes = watched(large);
        var sample = SeenSample.of(large);
        var notAsked = new ArrayList<String>();
        for (int i = 0; notAsked.size() < 20; i++) {
            if (!sample.asks("t" + i)) {
                notAsked.add("t" + i);
            }
        }
        notAsked.forEach(
                ticket -> assertThatIllegalArgumentException().isThrownBy(() -> ping(large, AMSTERDAM, ticket)));
        assertThatIllegalArgumentException().isThrownBy(() -> ping(large, AMSTERDAM, "t".repeat(41)));
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void theNumberIsSaidAgainEachTimeItDoubledAndNotInBetween() {
        var notes = watched(small);
        for (int i = 0; i < 25; i++) {
            ping(small, MOERDIJK, "t" + i);
        }
        assertThat(notes.all())
                .singleElement()
                .satisfies(note -> assertThat(note.detail()).startsWith("3 "));
        assertThat(notes.remarks())
                .extracting(remark -> remark.detail().split(" ")[0])
                .containsExactly("6", "12", "24");
    }

    @Test
    void aSecondOrderForOtherCellsDoesNotTakeTheFirstOnesAway() {
        var cells = small.target().stream().toArray();
        var half = nl.weerklank.contract.cell.CellSet.of(java.util.Arrays.copyOf(cells, cells.length / 2));
        var first = new ReportNotes();
        var second = new ReportNotes();
        desk.watch(small, half, first);
        desk.watch(small, small.target().minus(half), second);
        for (int i = 0; i < 3; i++) {
            ping(small, MOERDIJK, "t" + i);
        }
        var all = first.reached(Rung.SEEN).union(second.reached(Rung.SEEN));
        assertThat(all.isEmpty()).isFalse();
        assertThat(half.containsAll(first.reached(Rung.SEEN))).isTrue();
        assertThat(half.intersects(second.reached(Rung.SEEN))).isFalse();
    }

    @Test
    void oldAlertsAreForgottenBeforeNewOnes() {
        var kept = watched(small);
        for (int i = 0; i < 250; i++) {
            watched(around("other-" + i, new CapPoint(53.2, 6.5), 1));
            ping(small, MOERDIJK, "same resident or not, nobody knows " + i % 2);
        }
        assertThat(kept.everClaimed(Rung.SEEN)).isTrue();
    }

    private ReportNotes watched(AlertEvent event) {
        var notes = new ReportNotes();
        desk.watch(event, event.target(), notes);
        return notes;
    }

    private void ping(AlertEvent event, List<Double> near, String ticket) {
        desk.take(new SeenDesk.Ping(event.alertId(), event.version(), near, ticket));
    }

    private static AlertEvent around(String name, CapPoint middle, double radiusKm) {
        var fire = SampleAlerts.chemicalFire(NOW, name);
        var area = new CapArea(name, List.of(), List.of(new CapCircle(middle, radiusKm)), List.of(), null, null);
        var cap = ManyTongues.with(
                fire, fire.infos().stream().map(info -> in(info, area)).toList());
        return SampleAlerts.event(cap, cap, 1, Mode.LIVE);
    }

    private static CapInfo in(CapInfo i, CapArea area) {
        return new CapInfo(
                i.language(),
                i.categories(),
                i.event(),
                i.responseTypes(),
                i.urgency(),
                i.severity(),
                i.certainty(),
                i.audience(),
                i.eventCodes(),
                i.effective(),
                i.onset(),
                i.expires(),
                i.senderName(),
                i.headline(),
                i.description(),
                i.instruction(),
                i.web(),
                i.contact(),
                i.parameters(),
                i.resources(),
                List.of(area));
    }
}
