package nl.weerklank.channel.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.weerklank.channel.runtime.report.RungGuard.Admitted;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import org.junit.jupiter.api.Test;

class RungGuardTest {

    private static final CellSet ALL = H3Map.disk(H3Map.cellAt(51.69, 4.59), 1);
    private static final CellSet ONE = CellSet.of(ALL.stream().findFirst().orElseThrow());
    private static final CellSet ELSEWHERE = CellSet.of(H3Map.cellAt(53.2, 6.5));

    private final RungGuard guard = new RungGuard(ALL);

    private static List<Admitted> reached(Rung rung, CellSet cells) {
        return List.of(new Admitted(new Outcome.Reached(rung), cells));
    }

    private static List<Admitted> failed(Fault fault, CellSet cells) {
        return List.of(new Admitted(new Outcome.Failed(fault), cells));
    }

    @Test
    void whatIsProvenIsSaid() {
        assertThat(guard.reached(Rung.TRANSMITTED, ALL)).isEqualTo(reached(Rung.TRANSMITTED, ALL));
    }

    @Test
    void nothingIsSaidTwice() {
        guard.reached(Rung.TRANSMITTED, ONE);
        assertThat(guard.reached(Rung.TRANSMITTED, ALL)).isEqualTo(reached(Rung.TRANSMITTED, ALL.minus(ONE)));
        assertThat(guard.reached(Rung.TRANSMITTED, ALL)).isEmpty();
    }

    @Test
    void nothingIsSaidOfCellsThatWereNotOrdered() {
        assertThat(guard.reached(Rung.TRANSMITTED, ELSEWHERE)).isEmpty();
        assertThat(guard.failed(Fault.REFUSED, ELSEWHERE.union(ONE))).isEqualTo(failed(Fault.REFUSED, ONE));
    }

    @Test
    void aLowerRungAfterAHigherOneIsNoNews() {
        guard.reached(Rung.OBSERVED, ALL);
        assertThat(guard.reached(Rung.TRANSMITTED, ALL)).isEmpty();
        assertThat(guard.reached(Rung.ACCEPTED, ALL)).isEmpty();
    }

    @Test
    void whatIsSaidBesideAProofLeavesTheProofAsItIs() {
        guard.reached(Rung.TRANSMITTED, ALL);
        guard.failed(Fault.SILENT, ONE);
        assertThat(guard.noted(ALL)).isEqualTo(reached(Rung.TRANSMITTED, ALL.minus(ONE)));
        assertThat(guard.noted(ALL)).isEqualTo(reached(Rung.TRANSMITTED, ALL.minus(ONE)));
        assertThat(guard.untold()).isEqualTo(CellSet.EMPTY);
    }

    @Test
    void nothingIsSaidBesideCellsOfWhichNothingIsKnown() {
        assertThat(guard.noted(ALL)).isEmpty();
    }

    @Test
    void orderedIsNotAChannelsToSay() {
        assertThat(guard.reached(Rung.ORDERED, ALL)).isEmpty();
    }

    @Test
    void afterAContradictionOnlyAReceiverIsBelieved() {
        guard.reached(Rung.TRANSMITTED, ALL);
        assertThat(guard.failed(Fault.NOT_OBSERVED, ONE)).isEqualTo(failed(Fault.NOT_OBSERVED, ONE));
        assertThat(guard.reached(Rung.TRANSMITTED, ONE)).isEmpty();
        assertThat(guard.reached(Rung.OBSERVED, ONE)).isEqualTo(reached(Rung.OBSERVED, ONE));
    }

    @Test
    void aCellThatFailedMaySucceedLater() {
        guard.failed(Fault.SILENT, ALL);
        assertThat(guard.reached(Rung.ACCEPTED, ALL)).isEmpty();
        assertThat(guard.reached(Rung.TRANSMITTED, ONE)).isEqualTo(reached(Rung.TRANSMITTED, ONE));
    }

    @Test
    void aFailureTakesAnEarlierClaimBack() {
        guard.reached(Rung.OBSERVED, ALL);
        assertThat(guard.failed(Fault.SILENT, ONE)).isEqualTo(failed(Fault.SILENT, ONE));
    }

    @Test
    void cellsThatAreOnlyAcceptedAreUntold() {
        guard.reached(Rung.ACCEPTED, ALL);
        guard.reached(Rung.TRANSMITTED, ONE);
        assertThat(guard.untold()).isEqualTo(ALL.minus(ONE));
    }
}
