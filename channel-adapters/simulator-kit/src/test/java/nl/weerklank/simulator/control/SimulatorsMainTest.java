package nl.weerklank.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorsMainTest {

    @TempDir
    Path folder;

    private final BellNetwork.Factory bells = new BellNetwork.Factory();
    private final Map<String, ChannelSimulatorFactory> factories = Map.of("bell", bells);

    private static SimulatorsPlan plan(String... args) {
        return SimulatorsPlan.of(List.of(args), List.of("bell", "drum"));
    }

    @Test
    void withoutTypesAllThatAreThereGetPortsInARow() {
        var plan = plan("--control=7706", "--base=7720", "--state-dir=var/x");
        assertThat(plan)
                .isEqualTo(new SimulatorsPlan(
                        7706,
                        Path.of("var/x"),
                        List.of(
                                new SimulatorsPlan.One("bell", "bell", 7720, Map.of()),
                                new SimulatorsPlan.One("drum", "drum", 7740, Map.of()))));
    }

    @Test
    void aSimulatorMayHaveANamePortAndSettingsOfItsOwn() {
        assertThat(plan("village:bell=7700,size=3,tone=a").simulators())
                .containsExactly(new SimulatorsPlan.One("village", "bell", 7700, Map.of("size", "3", "tone", "a")));
    }

    @Test
    void aWrongArgumentIsNamed() {
        assertThatThrownBy(() -> plan("--control=many")).hasMessageContaining("'--control=many'");
        assertThatThrownBy(() -> plan("--kontrol=1")).hasMessageContaining("'--kontrol=1'");
        assertThatThrownBy(() -> plan("bell=70000")).hasMessageContaining("'bell=70000'");
    }

    @Test
    void eachSimulatorHasAFolderAndAllCloseTogether() throws Exception {
        var running = SimulatorsMain.start(plan("--state-dir=" + folder, "bell", "village:bell"), factories);
        assertThat(bells.started).hasSize(2);
        assertThat(Files.isDirectory(folder.resolve("bell"))).isTrue();
        assertThat(Files.isDirectory(folder.resolve("village"))).isTrue();
        for (var one : running.reversed()) {
            one.close();
        }
        assertThat(bells.started).allMatch(bell -> bell.closed);
    }

    @Test
    void whenOneDoesNotStartTheOthersAreClosed() {
        assertThatThrownBy(() -> SimulatorsMain.start(plan("--state-dir=" + folder, "bell", "gong"), factories))
                .hasMessageContaining("no simulator of type 'gong'");
        assertThat(bells.started).hasSize(1).allMatch(bell -> bell.closed);
    }
}
