package nl.weerklank.dispatch.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    @Test
    void aKeptDisseminationComesBackAsItWas() {
        var alert = Town.urgent();
        var state = new Lifecycle(Town.PEOPLE, Town.policy())
                .decide(
                        null,
                        new LifecycleEvent.Issued(alert, SampleAlerts.sign(alert)),
                        List.of(Town.up("phones", 0.8, Town.ALL)),
                        Town.NOON)
                .state();
        assertThat(state).isNotNull();
        assertThat(StateCodec.read(StateCodec.write(state))).isEqualTo(state);
    }

    @Test
    void aSetOfCellsComesBackFromItsPackedForm() {
        assertThat(PackedCells.unpack(PackedCells.pack(CellSet.EMPTY))).isEqualTo(CellSet.EMPTY);
        assertThat(PackedCells.unpack(PackedCells.pack(Town.ALL))).isEqualTo(Town.ALL);
        var scattered = CellSet.of(H3Map.cellAt(-33, 151), H3Map.cellAt(52, 5), H3Map.cellAt(70, -150));
        assertThat(PackedCells.unpack(PackedCells.pack(scattered))).isEqualTo(scattered);
    }

    @Test
    void aWholeCountryIsKeptInAFewThousandBytes() {
        var country = PeopleMap.ofShippedPlaces().cells();
        var packed = PackedCells.pack(country);
        assertThat(PackedCells.unpack(packed)).isEqualTo(country);
        assertThat(packed.length).isLessThan(country.size());
    }

    @Test
    void whatCannotBeReadIsNothingInsteadOfAnEndToAllDispatching() {
        var deserializer = StateCodec.serde().deserializer();
        assertThat(deserializer.deserialize(
                        "store", "{\"schema\": 0}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isNull();
        assertThat(deserializer.deserialize("store", new byte[] {1, 2, 3})).isNull();
    }
}
