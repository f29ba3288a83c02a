package nl.weerklank.channel.siren.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MqttBrokerTest {

    @Test
    void filtersMatchAsTheStandardSays() {
        assertThat(MqttBroker.matches("sirens/+/command", "sirens/A/command")).isTrue();
        assertThat(MqttBroker.matches("sirens/+/command", "sirens/A/B/command")).isFalse();
        assertThat(MqttBroker.matches("sirens/#", "sirens/A/B")).isTrue();
        assertThat(MqttBroker.matches("sirens/A", "sirens/A")).isTrue();
        assertThat(MqttBroker.matches("sirens/A", "sirens/A/B")).isFalse();
        assertThat(MqttBroker.matches("sirens/A/B", "sirens/A")).isFalse();
    }
}
