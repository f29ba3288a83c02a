package nl.weerklank.dispatch.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.dispatch.Town;
import org.junit.jupiter.api.Test;

class RemainderTest {

    private static final Reach HALF = reach(0.5, Town.ALL);
    private static final Reach MOST = reach(0.8, Town.ALL);

    @Test
    void nobodyIsReachedWithoutProof() {
        assertThat(Remainder.people(Town.ALL, Town.PEOPLE, List.of())).isEqualTo(700);
        assertThat(Remainder.people(Town.ALL, Town.PEOPLE, List.of(new Proof(HALF, CellSet.EMPTY))))
                .isEqualTo(700);
    }

    @Test
    void chancesOfConfirmedChannelsMultiplyCellByCell() {
        var proofs = List.of(new Proof(HALF, Town.ALL), new Proof(MOST, Town.some(2)));

        assertThat(Remainder.people(Town.ALL, Town.PEOPLE, proofs))
                .isCloseTo(5 * 100 * 0.5 + 2 * 100 * 0.5 * 0.2, within(0.01));
    }

    @Test
    void aProofWhereTheChannelReachesNobodyChangesNothing() {
        var elsewhere = reach(0.9, Town.some(1));

        assertThat(Remainder.people(Town.ALL, Town.PEOPLE, List.of(new Proof(elsewhere, Town.ALL))))
                .isCloseTo(610, within(0.01));
    }

    @Test
    void twoInstancesOfOneChannelReachByTheBetterChanceOnly() {
        var both = HALF.or(reach(0.7, Town.some(1)));

        Town.some(1).forEach(cell -> assertThat(both.chance(cell)).isCloseTo(0.7, within(0.001)));
        assertThat(both.chance(Town.LIVED_IN.stream().max().orElseThrow())).isCloseTo(0.5, within(0.001));
        assertThat(both.cells()).isEqualTo(Town.ALL);
    }

    private static Reach reach(double chance, CellSet cells) {
        return Reach.of(List.of(new ChannelCoverage.Group(chance, cells)));
    }
}
