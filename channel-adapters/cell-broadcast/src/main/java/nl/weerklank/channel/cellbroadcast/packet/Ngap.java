package nl.weerklank.channel.cellbroadcast.packet;

import nl.weerklank.channel.cellbroadcast.message.SerialNumber;

/** Requests to a 5G base station, as a cell broadcast centre function hands them to the network (TS 38.413 §9.2.8). */
public final class Ngap {

    private static final int WRITE_REPLACE = 51;
    private static final int CANCEL = 32;
    private static final int CONCURRENT = 17;
    private static final WarningFields FIELDS = new WarningFields(35, 95, 47, 20, 123);
    private static final int REPETITION = 87;
    private static final int WARNING_AREA = 122;
    private static final int NR_CELLS = 1;
    private static final int TRACKING_AREAS = 2;
    private static final int LAST_KIND_OF_AREA = 4;
    private static final int TRACKING_AREA_BITS = 24;
    private static final int CELL_BITS = 36;

    private Ngap() {}

    /** Write-Replace Warning Request; messages of other alerts stay on the air beside it. */
    public static byte[] writeReplaceWarning(WarningRequest request) {
        var message = request.message();
        var elements = FIELDS.which(message.messageId(), message.serial());
        area(elements, request.area());
        elements.add(REPETITION, Elements.REJECT, new AperWriter().number(request.repetitionSeconds(), 0, 131_071));
        return FIELDS.add(elements, request)
                .add(CONCURRENT, Elements.REJECT, new AperWriter().bits(0, 1))
                .initiating(WRITE_REPLACE);
    }

    /** PWS Cancel Request: takes one message off the air. */
    public static byte[] cancel(int messageId, SerialNumber serial, PacketArea area) {
        var elements = FIELDS.which(messageId, serial);
        area(elements, area);
        return elements.initiating(CANCEL);
    }

    private static void area(Elements elements, PacketArea area) {
        if (!area.cells().isEmpty()) {
            var list = new AperWriter().number(NR_CELLS, 0, LAST_KIND_OF_AREA);
            list.number(area.cells().size(), 1, Elements.MOST_IN_A_LIST);
            for (var cell : area.cells()) {
                list.bits(0, 2);
                Elements.network(list, cell.plmn());
                list.align().bits(cell.identity(), CELL_BITS);
            }
            elements.add(WARNING_AREA, Elements.IGNORE, list);
        } else if (!area.trackingAreas().isEmpty()) {
            var list = new AperWriter().number(TRACKING_AREAS, 0, LAST_KIND_OF_AREA);
            list.number(area.trackingAreas().size(), 1, Elements.MOST_IN_A_LIST);
            for (var one : area.trackingAreas()) {
                list.bits(0, 2);
                Elements.network(list, one.plmn());
                list.align().bits(one.code(), TRACKING_AREA_BITS);
            }
            elements.add(WARNING_AREA, Elements.IGNORE, list);
        }
    }
}
