package nl.weerklank.channel.cellbroadcast.packet;

import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.packet.PacketArea.PacketCell;
import nl.weerklank.channel.cellbroadcast.packet.PacketArea.TrackingArea;

/** Requests of a cell broadcast centre to a 4G mobility management entity (TS 29.168 §4). */
public final class SbcAp {

    private static final int WRITE_REPLACE = 0;
    private static final int STOP = 1;
    private static final WarningFields FIELDS = new WarningFields(5, 11, 7, 3, 16);
    private static final int REPETITION = 10;
    private static final int TRACKING_AREAS = 14;
    private static final int WARNING_AREA = 15;
    private static final int CONCURRENT = 20;
    private static final int EXTENDED_REPETITION = 21;
    private static final int SEND_INDICATION = 24;
    private static final int LONGEST_REPETITION = 4095;
    private static final int TRACKING_AREA_BITS = 16;
    private static final int CELL_BITS = 28;

    private SbcAp() {}

    /** Write-Replace-Warning-Request; messages of other alerts stay on the air beside it. */
    public static byte[] writeReplaceWarning(WarningRequest request) {
        var message = request.message();
        var elements = FIELDS.which(message.messageId(), message.serial());
        area(elements, request.area());
        boolean extended = request.repetitionSeconds() > LONGEST_REPETITION;
        elements.add(
                REPETITION,
                Elements.REJECT,
                new AperWriter().number(extended ? LONGEST_REPETITION + 1 : request.repetitionSeconds(), 0, 4096));
        if (extended) {
            elements.add(
                    EXTENDED_REPETITION,
                    Elements.REJECT,
                    new AperWriter().number(request.repetitionSeconds(), 4096, 131_071));
        }
        return FIELDS.add(elements, request)
                .add(CONCURRENT, Elements.REJECT, Elements.present())
                .add(SEND_INDICATION, Elements.IGNORE, Elements.present())
                .initiating(WRITE_REPLACE);
    }

    /** Stop-Warning-Request. */
    public static byte[] stopWarning(int messageId, SerialNumber serial, PacketArea area) {
        var elements = FIELDS.which(messageId, serial);
        area(elements, area);
        return elements.initiating(STOP);
    }

    private static void area(Elements elements, PacketArea area) {
        if (!area.trackingAreas().isEmpty()) {
            var list = new AperWriter().number(area.trackingAreas().size(), 1, Elements.MOST_IN_A_LIST);
            for (var one : area.trackingAreas()) {
                list.bits(0, 1);
                trackingArea(list, one);
            }
            elements.add(TRACKING_AREAS, Elements.REJECT, list);
        }
        if (!area.cells().isEmpty()) {
            var list = new AperWriter().bits(0, 1).number(0, 0, 2);
            list.number(area.cells().size(), 1, Elements.MOST_IN_A_LIST);
            area.cells().forEach(cell -> cell(list, cell));
            elements.add(WARNING_AREA, Elements.IGNORE, list);
        }
    }

    private static void trackingArea(AperWriter out, TrackingArea area) {
        out.bits(0, 2);
        Elements.network(out, area.plmn());
        out.bits(area.code(), TRACKING_AREA_BITS);
    }

    private static void cell(AperWriter out, PacketCell cell) {
        out.bits(0, 2);
        Elements.network(out, cell.plmn());
        out.align().bits(cell.identity(), CELL_BITS);
    }
}
