package nl.weerklank.channel.runtime.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OffsetLedgerTest {

    private final OffsetLedger<String> ledger = new OffsetLedger<>();

    @Test
    void nothingIsCommittedBeyondTheOldestThatIsNotDone() {
        ledger.begun("p", 5);
        ledger.begun("p", 6);
        ledger.begun("p", 7);
        ledger.done("p", 6);
        ledger.done("p", 7);
        assertThat(ledger.toCommit()).isEqualTo(Map.of("p", 5L));
        ledger.done("p", 5);
        assertThat(ledger.toCommit()).isEqualTo(Map.of("p", 8L));
    }

    @Test
    void aPositionIsCommittedOnce() {
        ledger.begun("p", 0);
        ledger.done("p", 0);
        assertThat(ledger.toCommit()).isEqualTo(Map.of("p", 1L));
        assertThat(ledger.toCommit()).isEmpty();
    }

    @Test
    void offsetsMayHaveGaps() {
        ledger.begun("p", 3);
        ledger.begun("p", 9);
        ledger.done("p", 3);
        assertThat(ledger.toCommit()).isEqualTo(Map.of("p", 9L));
        ledger.done("p", 9);
        assertThat(ledger.toCommit()).isEqualTo(Map.of("p", 10L));
    }

    @Test
    void aPartitionThatWentAwayIsForgotten() {
        ledger.begun("p", 1);
        ledger.begun("q", 1);
        ledger.forget("p");
        ledger.done("p", 1);
        assertThat(ledger.open()).isEqualTo(1);
        ledger.done("q", 1);
        assertThat(ledger.toCommit()).isEqualTo(Map.of("q", 2L));
    }
}
