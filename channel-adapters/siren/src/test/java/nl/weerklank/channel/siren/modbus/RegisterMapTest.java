package nl.weerklank.channel.siren.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import org.junit.jupiter.api.Test;

class RegisterMapTest {

    private static final Command WARNING = new Command(1, 86, 3, 10, 1_800_000_000_000L, 0x1122334455667788L, 99);
    private static final PostStatus STATUS = new PostStatus(
            PostState.SOUNDING,
            true,
            false,
            true,
            2710,
            812,
            830,
            0x8877665544332211L,
            1_800_000_000_150L,
            278_000,
            CommandResult.ACCEPTED,
            SelfTest.PASSED,
            1_799_999_999_000L,
            3,
            1_800_000_000_500L,
            99);

    @Test
    void aSignedCommandIsOneWriteOfThirtyTwoRegistersFromOneHundred() {
        var signed = PostKey.of(new byte[32], "A").sign(WARNING);
        var blocks = RegisterMap.signed().write(signed);
        assertThat(blocks).hasSize(1);
        assertThat(blocks.getFirst().address()).isEqualTo(100);
        assertThat(blocks.getFirst().registers()).isEqualTo(32);
        assertThat(blocks.getFirst().values()).startsWith(WARNING.bytes()).endsWith(signed.mac());
    }

    @Test
    void aPlainCommandIsProgrammeSecondsAndStart() {
        var signed = PostKey.of(new byte[32], "A").sign(WARNING);
        var block = RegisterMap.plain().write(signed).getFirst();
        assertThat(block.address()).isEqualTo(10);
        assertThat(block.values()).containsExactly(0, 1, 0, 86, 0, 1);
    }

    @Test
    void aStatusThatIsShownAndReadIsTheSame() {
        var map = RegisterMap.signed();
        assertThat(map.read(map.show(STATUS))).isEqualTo(STATUS);
        assertThat(map.firstStatus()).isZero();
        assertThat(map.statusCount()).isEqualTo(30);
    }

    @Test
    void addressesCanBeMovedAndLeftOut() {
        var map = RegisterMap.plain()
                .with(
                        "registers.plain.",
                        Map.of(
                                "registers.plain.command.signal", "200",
                                "registers.plain.command.seconds", "none",
                                "registers.plain.command.go", "300",
                                "registers.plain.status.table", "holding",
                                "registers.plain.status.battery", "7"));
        var blocks = map.write(PostKey.of(new byte[32], "A").sign(WARNING));
        assertThat(blocks).extracting(RegisterMap.Block::address).containsExactly(200, 300);
        assertThat(map.statusInHolding()).isTrue();
        assertThat(map.statusCount()).isEqualTo(8);
        assertThat(map.read(map.show(STATUS)).batteryCentivolts()).isEqualTo(2710);
    }

    @Test
    void aWrongAddressIsNamed() {
        assertThatThrownBy(() -> RegisterMap.plain().with("r.", Map.of("r.status.watts", "far")))
                .hasMessageContaining("r.status.watts must be a register address");
        assertThatThrownBy(() -> RegisterMap.plain().with("r.", Map.of("r.status.state", "none")))
                .hasMessageContaining("status.state");
        assertThatThrownBy(() -> RegisterMap.plain().with("r.", Map.of("r.status.watts", "900")))
                .hasMessageContaining("within 125 registers");
    }

    @Test
    void aShortAnswerIsNotReadAsAStatus() {
        assertThatThrownBy(() -> RegisterMap.signed().read(new byte[10])).hasMessageContaining("5 of 30 registers");
    }
}
