package nl.weerklank.channel.web;

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

class WebPreviewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void theCardSaysItInEachLanguage() {
        var parts = preview(Mode.LIVE, Map.of());

        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.text()).isNotBlank());
        assertThat(parts.getFirst().facts()).containsKey("severity");
    }

    private static List<Previewed> preview(Mode mode, Map<String, String> properties) {
        var preview = ServiceLoader.load(ChannelPreview.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("web"))
                .findFirst()
                .orElseThrow();
        return preview.preview(event(mode), settings(properties));
    }

    private static AlertEvent event(Mode mode) {
        var fire = SampleAlerts.chemicalFire(NOW);
        return SampleAlerts.event(fire, fire, 1, mode);
    }

    private static ChannelSettings settings(Map<String, String> properties) {
        return new ChannelSettings("web", properties, Path.of("target"), InstantSource.fixed(NOW));
    }
}
