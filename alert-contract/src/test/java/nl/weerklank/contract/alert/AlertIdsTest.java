package nl.weerklank.contract.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import nl.weerklank.contract.ContractSamples;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapSamples;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cell.CellSet;
import org.junit.jupiter.api.Test;

class AlertIdsTest {

    @Test
    void the_same_message_always_has_the_same_id() {
        assertThat(AlertIds.ofFirstMessage("a@b.nl", "1"))
                .isEqualTo(AlertIds.ofFirstMessage("a@b.nl", "1"))
                .matches("[0-9a-f]{24}");
    }

    @Test
    void parts_that_join_to_the_same_text_are_different_messages() {
        assertThat(AlertIds.ofFirstMessage("a", "bc")).isNotEqualTo(AlertIds.ofFirstMessage("ab", "c"));
        assertThat(AlertIds.ofFirstMessage("a", "b")).isNotEqualTo(AlertIds.ofFirstMessage("b", "a"));
    }

    @Test
    void orders_differ_by_version_channel_and_wave() {
        var ids = new HashSet<String>();
        for (var channel : List.of("siren", "radio")) {
            for (int version = 1; version < 4; version++) {
                for (int wave = 1; wave < 4; wave++) {
                    ids.add(AlertIds.ofOrder("0123", version, channel, wave));
                }
            }
        }
        assertThat(ids).hasSize(18);
    }

    @Test
    void an_event_without_area_or_version_cannot_be_made() {
        var event = ContractSamples.event();

        assertThatThrownBy(() -> ContractSamples.event(0, event.authority())).hasMessageContaining("starts at 1");
        assertThatThrownBy(() -> new AlertEvent(
                        1,
                        "x",
                        1,
                        AlertKind.ALERT,
                        Mode.LIVE,
                        Lane.URGENT,
                        event.acceptedAt(),
                        event.expires(),
                        event.authority(),
                        CellSet.EMPTY,
                        event.cap()))
                .hasMessageContaining("never widened");
        assertThatThrownBy(() -> new Authority.Approved("anna", List.of()))
                .hasMessageContaining("at least one approver");
    }

    @Test
    void the_most_pressing_info_block_decides_the_lane() {
        assertThat(Lane.of(List.of())).isEqualTo(Lane.ROUTINE);
        assertThat(Lane.of(List.of(
                        info(CapSeverity.MINOR, CapUrgency.IMMEDIATE), info(CapSeverity.EXTREME, CapUrgency.FUTURE))))
                .isEqualTo(Lane.URGENT);
        assertThat(Lane.of(List.of(info(CapSeverity.SEVERE, CapUrgency.EXPECTED))))
                .isEqualTo(Lane.NORMAL);
        assertThat(Lane.of(List.of(info(CapSeverity.UNKNOWN, CapUrgency.UNKNOWN))))
                .isEqualTo(Lane.ROUTINE);
    }

    private static CapInfo info(CapSeverity severity, CapUrgency urgency) {
        CapAlert fire = CapSamples.fire();
        var i = fire.infos().getFirst();
        return new CapInfo(
                i.language(),
                i.categories(),
                i.event(),
                i.responseTypes(),
                urgency,
                severity,
                i.certainty(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
