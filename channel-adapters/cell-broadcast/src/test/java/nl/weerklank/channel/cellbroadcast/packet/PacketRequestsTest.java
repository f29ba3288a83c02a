package nl.weerklank.channel.cellbroadcast.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.packet.PacketTransport.Network;
import org.junit.jupiter.api.Test;

class PacketRequestsTest {

    @Test
    void aStopOfTheWholeNetworkIsTheKnownFifteenOctets() {
        var stop = SbcAp.stopWarning(4371, SerialNumber.of(0x5241), PacketArea.EVERYWHERE);
        assertThat(HexFormat.of().formatHex(stop)).isEqualTo("0001000f000002000500021113000b00025241");
    }

    @Test
    void trackingAreasAndCellsAreAlignedAsTheRulesSay() {
        var plmn = Plmn.of("204", "99");
        var area = new PacketArea(
                List.of(new PacketArea.TrackingArea(plmn, 0x1234)),
                List.of(new PacketArea.PacketCell(plmn, 0xABCDEF1)));
        var stop = SbcAp.stopWarning(4371, SerialNumber.of(0x5241), area);
        assertThat(HexFormat.of().formatHex(stop))
                .endsWith("000e0008" + "0000" + "00" + "02f499" + "1234" + "000f400b" + "00" + "0000" + "00" + "02f499"
                        + "abcdef10");
    }

    @Test
    void numbersOfEveryRangeTakeTheOctetsThatTheRulesSay() {
        assertThat(HexFormat.of().formatHex(new AperWriter().number(5, 0, 7).finished()))
                .isEqualTo("a0");
        assertThat(HexFormat.of().formatHex(new AperWriter().number(5, 0, 255).finished()))
                .isEqualTo("05");
        assertThat(HexFormat.of().formatHex(new AperWriter().number(5, 0, 4096).finished()))
                .isEqualTo("0005");
        assertThat(HexFormat.of()
                        .formatHex(new AperWriter().number(5, 0, 131_071).finished()))
                .isEqualTo("0005");
        assertThat(HexFormat.of()
                        .formatHex(new AperWriter().number(131_071, 0, 131_071).finished()))
                .isEqualTo("8001ffff");
    }

    @Test
    void theRecordingTransportKeepsWhatItWasGiven() {
        var transport = new RecordingTransport();
        transport.send(Network.SBC_AP, new byte[] {1, 2});
        assertThat(transport.sent()).hasSize(1);
        assertThat(transport.sent().getFirst().network().payloadProtocol()).isEqualTo(24);
        assertThat(transport.sent().getFirst().request()).containsExactly(1, 2);
    }
}
