package nl.weerklank.channel.siren;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import nl.weerklank.channel.siren.park.PostChoice;
import nl.weerklank.channel.siren.park.SyntheticPark;
import nl.weerklank.contract.channel.ChannelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SirenSettingsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private SirenSettings read(Map<String, String> properties) {
        return SirenSettings.read(new ChannelSettings("siren", properties, folder, InstantSource.system()));
    }

    @Test
    void withoutAnySettingItIsTheSyntheticParkAndSaysSo() {
        var settings = read(Map.of());
        assertThat(settings.park().size()).isEqualTo(SyntheticPark.POSTS);
        assertThat(settings.park().label()).startsWith("synthetic park");
        assertThat(settings.mqtt()).isEmpty();
        assertThat(settings.startLead()).isEmpty();
        assertThat(settings.outside()).isEqualTo(PostChoice.Outside.NEEDED);
        assertThat(settings.allClear()).isTrue();
        assertThat(settings.selfTestEvery()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.pace().patience()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aWrongSettingIsNamedWithWhatItShouldBe() {
        for (var wrong : Map.of(
                        "outside-posts", "maybe",
                        "all-clear", "yes",
                        "patience-ms", "long",
                        "start-lead-ms", "70000",
                        "mqtt.broker", "nowhere",
                        "self-test-hours", "often",
                        "registers.plain.status.state", "x")
                .entrySet()) {
            assertThatThrownBy(() -> read(Map.of("posts", "10", wrong.getKey(), wrong.getValue())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getKey());
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> read(Map.of("park", "no-such.csv"))).hasMessageContaining("no-such.csv");
        assertThatThrownBy(() -> read(Map.of("posts", "10", "signals-file", "no-such.csv")))
                .hasMessageContaining("signals-file");
    }
}
