package nl.weerklank.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedWithWhatItIsForAndWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = new Ports(7700);
            assertThatThrownBy(() -> ports.check(Map.of("the broker", taken.getLocalPort())))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("the broker")
                    .hasMessageContaining("WEERKLANK_PORT_BASE=8700");
        }
    }

    @Test
    void theBaseComesFromTheEnvironment() {
        assertThat(Ports.of(Map.of("WEERKLANK_PORT_BASE", " 9000 ")).dispatch()).isEqualTo(9001);
        assertThat(Ports.of(Map.of()).ingest()).isEqualTo(7700);
    }

    @Test
    void aBaseThatIsNoPortIsRefusedInWords() {
        assertThatThrownBy(() -> Ports.of(Map.of("WEERKLANK_PORT_BASE", "soon")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("WEERKLANK_PORT_BASE")
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> new Ports(65_500)).isInstanceOf(Refusal.class);
    }

    @Test
    void noTwoPartsShareAPort() {
        var ports = new Ports(7700);
        assertThat(new int[] {
                    ports.ingest(), ports.dispatch(), ports.runtime(), ports.webRuntime(), ports.publicWeb(),
                    ports.webOrigin(), ports.simulatorControl(), ports.database(), ports.broker(), ports.controller(),
                    ports.simulators()
                })
                .doesNotHaveDuplicates();
    }
}
