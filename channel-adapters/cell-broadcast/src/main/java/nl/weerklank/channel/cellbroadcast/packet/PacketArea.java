package nl.weerklank.channel.cellbroadcast.packet;

import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;

/**
 * Where a 4G or 5G network broadcasts: tracking areas by which the request is routed, and the part of them that is meant.
 *
 * @param trackingAreas may be empty for the whole network
 * @param cells the cells meant; empty for all of the tracking areas
 */
public record PacketArea(List<TrackingArea> trackingAreas, List<PacketCell> cells) {

    /** The whole network. */
    public static final PacketArea EVERYWHERE = new PacketArea(List.of(), List.of());

    public PacketArea {
        trackingAreas = List.copyOf(trackingAreas);
        cells = List.copyOf(cells);
    }

    /** @param code 16 bits in 4G, 24 in 5G */
    public record TrackingArea(Plmn plmn, int code) {}

    /** @param identity 28 bits in 4G, 36 in 5G */
    public record PacketCell(Plmn plmn, long identity) {}
}
