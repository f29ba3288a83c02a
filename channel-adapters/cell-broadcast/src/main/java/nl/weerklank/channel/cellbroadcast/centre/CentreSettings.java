package nl.weerklank.channel.cellbroadcast.centre;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.Peer;
import nl.weerklank.channel.cellbroadcast.bsc.Timers;
import nl.weerklank.channel.cellbroadcast.message.MessageMaker;
import nl.weerklank.channel.cellbroadcast.packet.PacketTransport;
import org.jspecify.annotations.Nullable;

/**
 * How a centre works.
 *
 * @param bscs by their index in the plan
 * @param repetitionPeriod in units of 1.883 s; at least as long as all pages of an alert take
 * @param statusEvery how often live messages are asked for, which also mends what went missing
 * @param linkGrace how long an order waits for a link that is not there
 * @param probes where receivers report what they see, or none
 * @param observeWithin after confirmation, how soon a receiver should have seen it
 * @param packets takes the requests for 4G and 5G networks, or none
 */
public record CentreSettings(
        MessageMaker maker,
        List<Peer> bscs,
        BscCells.Naming naming,
        Timers timers,
        int repetitionPeriod,
        Duration statusEvery,
        Duration linkGrace,
        @Nullable InetSocketAddress probes,
        Duration observeWithin,
        @Nullable PacketTransport packets) {

    public CentreSettings {
        bscs = List.copyOf(bscs);
    }
}
