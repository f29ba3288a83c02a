package nl.weerklank.channel.cellbroadcast;

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

class CellBroadcastPreviewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void phonesShowEachLanguageWithItsPagesAndCoding() {
        var parts = preview(Mode.LIVE, Map.of());

        assertThat(parts).extracting(Previewed::language).contains("nl", "en");
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.text()).isNotBlank();
            assertThat(Integer.parseInt(part.facts().get("pages"))).isBetween(1, 15);
            assertThat(part.facts()).containsKeys("coding", "identifier");
            assertThat(part.shortened()).isEmpty();
        });
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var parts = preview(Mode.LIVE, Map.of("max-pages", "2"));

        assertThat(parts.getFirst().facts()).containsEntry("pages", "2");
        assertThat(parts.getFirst().shortened()).contains("description");
    }

    private static List<Previewed> preview(Mode mode, Map<String, String> properties) {
        var preview = ServiceLoader.load(ChannelPreview.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("cell-broadcast"))
                .findFirst()
                .orElseThrow();
        return preview.preview(event(mode), settings(properties));
    }

    private static AlertEvent event(Mode mode) {
        var fire = SampleAlerts.chemicalFire(NOW);
        return SampleAlerts.event(fire, fire, 1, mode);
    }

    private static ChannelSettings settings(Map<String, String> properties) {
        return new ChannelSettings("cell-broadcast", properties, Path.of("target"), InstantSource.fixed(NOW));
    }
}
