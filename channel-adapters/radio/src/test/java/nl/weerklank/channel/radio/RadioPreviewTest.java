package nl.weerklank.channel.radio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.preview.ChannelPreview;
import nl.weerklank.contract.preview.Previewed;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class RadioPreviewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void listenersHearTheScriptOfEachLanguage() {
        var parts = preview(Mode.LIVE, Map.of());

        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> {
            assertThat(part.text()).isNotBlank();
            assertThat(part.sound()).isTrue();
        });
        assertThat(parts).extracting(Previewed::text).doesNotHaveDuplicates();
    }

    @Test
    void theScriptCanBeListenedTo() {
        nl.weerklank.testkit.Peers.require("espeak-ng", "espeak-ng");
        var language = preview(Mode.LIVE, Map.of()).getFirst().language();

        var wav = new RadioPreview()
                .sound(event(Mode.LIVE), language, settings(Map.of()))
                .orElseThrow();

        assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        assertThat(wav.length).isGreaterThan(50_000);
    }

    private static List<Previewed> preview(Mode mode, Map<String, String> properties) {
        var preview = ServiceLoader.load(ChannelPreview.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("radio"))
                .findFirst()
                .orElseThrow();
        return preview.preview(event(mode), settings(properties));
    }

    private static AlertEvent event(Mode mode) {
        var fire = SampleAlerts.chemicalFire(NOW);
        return SampleAlerts.event(fire, fire, 1, mode);
    }

    private static ChannelSettings settings(Map<String, String> properties) {
        return new ChannelSettings("radio", properties, Path.of("target"), InstantSource.fixed(NOW));
    }
}
