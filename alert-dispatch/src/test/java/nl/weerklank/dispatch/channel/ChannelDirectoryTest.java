package nl.weerklank.dispatch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.dispatch.Town;
import org.junit.jupiter.api.Test;

class ChannelDirectoryTest {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    @Test
    void aChannelThatWasNeverHeardOfIsDown() {
        var view = view(ChannelDirectory.empty());

        assertThat(view.state()).isEqualTo(ChannelState.DOWN);
        assertThat(view.reason()).contains("never heard of");
    }

    @Test
    void aMissingHeartbeatMakesItDownWithTheReason() {
        var directory = ChannelDirectory.empty()
                .with("siren-1", Town.status("siren", ChannelState.UP, Town.NOON.minusSeconds(11)));

        assertThat(view(directory).state()).isEqualTo(ChannelState.DOWN);
        assertThat(view(directory).reason()).isEqualTo("no heartbeat from siren-1 for more than 10 s");
        assertThat(view(directory).healthy()).isFalse();
    }

    @Test
    void theBestOfItsInstancesCounts() {
        var second = new ChannelStatus(
                ChannelStatus.SCHEMA,
                "siren",
                "siren-2",
                "siren",
                Town.NOON,
                ChannelState.DEGRADED,
                "slow",
                java.util.Set.of());
        var directory = ChannelDirectory.empty()
                .with("siren-1", Town.status("siren", ChannelState.DOWN, Town.NOON))
                .with("siren-2", second);

        assertThat(view(directory).state()).isEqualTo(ChannelState.DEGRADED);
        assertThat(view(directory).instances()).isEqualTo(2);
        assertThat(view(directory.withoutStatus("siren-2")).state()).isEqualTo(ChannelState.DOWN);
    }

    @Test
    void coverageIsKeptByInstanceAndForgottenWithIt() {
        var directory = ChannelDirectory.empty().with("siren-1", Town.coverage("siren", 0.5, Town.ALL));

        assertThat(view(directory).reach().cells()).isEqualTo(Town.ALL);
        assertThat(view(directory.withoutCoverage("siren-1")).reach().isEmpty()).isTrue();
    }

    private static ChannelView view(ChannelDirectory directory) {
        return directory.views(List.of("siren"), Town.NOON, SILENCE).getFirst();
    }
}
