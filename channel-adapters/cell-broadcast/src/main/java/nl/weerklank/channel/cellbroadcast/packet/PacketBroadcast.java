package nl.weerklank.channel.cellbroadcast.packet;

import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.packet.PacketArea.PacketCell;
import nl.weerklank.channel.cellbroadcast.packet.PacketArea.TrackingArea;
import nl.weerklank.channel.cellbroadcast.packet.PacketTransport.Network;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The same messages for the 4G and 5G cells at the sites of a plan, which it names after the plan's own: tracking area as
 * location area, cell as cell. The whole network is asked without naming any area.
 */
public final class PacketBroadcast {

    private static final double UNIT_SECONDS = 1.883;

    private final CellPlan plan;
    private final @Nullable PacketTransport transport;
    private final int repetitionSeconds;

    /**
     * @param transport takes the requests; none: nothing is made
     * @param repetitionPeriod in units of 1.883 s
     */
    public PacketBroadcast(CellPlan plan, @Nullable PacketTransport transport, int repetitionPeriod) {
        this.plan = plan;
        this.transport = transport;
        this.repetitionSeconds = (int) Math.max(1, Math.round(repetitionPeriod * UNIT_SECONDS));
    }

    /** Asks both networks to broadcast these messages for so long. */
    public void write(List<WarningMessage> messages, Selection selection, Duration howLong) {
        if (transport == null) {
            return;
        }
        var area = area(selection.chosen(), selection.everywhere());
        int broadcasts = Math.clamp(howLong.toSeconds() / repetitionSeconds + 1, 1, 0xFFFF);
        for (var message : messages) {
            var request = new WarningRequest(message, area, repetitionSeconds, broadcasts);
            transport.send(Network.SBC_AP, SbcAp.writeReplaceWarning(request));
            transport.send(Network.NGAP, Ngap.writeReplaceWarning(request));
        }
    }

    /** Asks both networks to take these messages off the air in these cells. */
    public void stop(List<WarningMessage> messages, BitSet cells, boolean everywhere) {
        if (transport == null || cells.isEmpty()) {
            return;
        }
        var area = area(cells, everywhere);
        for (var message : messages) {
            transport.send(Network.SBC_AP, SbcAp.stopWarning(message.messageId(), message.serial(), area));
            transport.send(Network.NGAP, Ngap.cancel(message.messageId(), message.serial(), area));
        }
    }

    private PacketArea area(BitSet cells, boolean everywhere) {
        if (everywhere) {
            return PacketArea.EVERYWHERE;
        }
        var areas = new LinkedHashSet<TrackingArea>();
        var named = cells.stream()
                .mapToObj(index -> {
                    var cell = plan.cells().get(index);
                    areas.add(new TrackingArea(cell.plmn(), cell.lac()));
                    return new PacketCell(cell.plmn(), cell.ci());
                })
                .toList();
        return new PacketArea(List.copyOf(areas), named);
    }
}
