package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.weerklank.local.Refusal;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void withoutAddressesTheLauncherBringsItsOwn() {
        assertThat(Settings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", " "))).isEqualTo(Settings.of(Map.of()));
        assertThat(Settings.of(Map.of()).broker()).isEmpty();
        assertThat(Settings.of(Map.of()).database()).isEmpty();
    }

    @Test
    void givenAddressesAreUsed() {
        var settings = Settings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "WEERKLANK_DATABASE_URL", "postgresql://w:secret@db/alerts"));
        assertThat(settings.broker()).contains("kafka:9092");
        assertThat(settings.database()).contains(new Settings.Database("db", 5432, "alerts", "w", "secret"));
        assertThat(settings.database().orElseThrow().jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/alerts");
    }

    @Test
    void aDatabaseAddressOfAnotherFormIsRefusedWithTheRightForm() {
        for (var wrong : new String[] {"mysql://db/alerts", "postgresql://db", "db:5432"}) {
            assertThatThrownBy(() -> Settings.of(Map.of("WEERKLANK_DATABASE_URL", wrong)))
                    .as(wrong)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("postgresql://user:password@host:5432/name");
        }
    }
}
