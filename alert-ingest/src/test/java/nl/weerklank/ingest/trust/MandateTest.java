package nl.weerklank.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.ingest.TestMessages;
import nl.weerklank.ingest.check.TestInfos;
import org.junit.jupiter.api.Test;

class MandateTest {

    private static final CapNamedValue CHEMICAL = new CapNamedValue("nl.weerklank.hazard", "chemical");
    private static final CapNamedValue FLOOD = new CapNamedValue("nl.weerklank.hazard", "flood");
    private static final CellSet HERE = H3Map.disk(H3Map.cellAt(51.69, 4.59), 2);
    private static final CellSet AROUND = H3Map.disk(H3Map.cellAt(51.69, 4.59), 5);

    private final Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Mandate mandate = new Mandate(
            "M",
            Set.of(CapCategory.FIRE, CapCategory.CBRNE),
            Set.of(CHEMICAL),
            Optional.of(AROUND),
            now.minusSeconds(10),
            now.plusSeconds(10));
    private final List<CapInfo> chemicalFire = TestMessages.from("sender").infos();

    @Test
    void itCoversItsHazardInItsAreaInItsTime() {
        assertThat(mandate.refusal(chemicalFire, HERE, now)).isEmpty();
    }

    @Test
    void itIsOverAtItsEndAndHasNotBegunBeforeItsBeginning() {
        assertThat(mandate.refusal(chemicalFire, HERE, now.plusSeconds(10))).isPresent();
        assertThat(mandate.refusal(chemicalFire, HERE, now.minusSeconds(11))).isPresent();
    }

    @Test
    void anotherHazardIsNotCoveredEvenInOneOfManyBlocks() {
        var mixed = List.of(chemicalFire.get(0), TestInfos.of(chemicalFire.get(1), CapCategory.MET, List.of(CHEMICAL)));
        var flood = List.of(TestInfos.of(chemicalFire.get(0), CapCategory.FIRE, List.of(FLOOD)));
        var both = List.of(TestInfos.of(chemicalFire.get(0), CapCategory.FIRE, List.of(CHEMICAL, FLOOD)));

        assertThat(mandate.refusal(mixed, HERE, now)).isPresent();
        assertThat(mandate.refusal(flood, HERE, now)).isPresent();
        assertThat(mandate.refusal(both, HERE, now)).isPresent();
        assertThat(mandate.refusal(List.of(), HERE, now)).isPresent();
    }

    @Test
    void aCodeOfAnotherListBesideItsOwnDoesNotMatter() {
        var more = List.of(TestInfos.of(
                chemicalFire.get(0), CapCategory.FIRE, List.of(CHEMICAL, new CapNamedValue("SAME", "CHW"))));

        assertThat(mandate.refusal(more, HERE, now)).isEmpty();
    }

    @Test
    void oneCellBeyondItsAreaIsTooMuch() {
        var beyond = HERE.union(CellSet.of(H3Map.cellAt(53.2, 6.5)));

        assertThat(mandate.refusal(chemicalFire, beyond, now)).isPresent();
    }

    @Test
    void aMandateForEveryHazardIsNoMandate() {
        assertThatThrownBy(() -> new Mandate("M", Set.of(), Set.of(), Optional.empty(), Instant.EPOCH, now))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
