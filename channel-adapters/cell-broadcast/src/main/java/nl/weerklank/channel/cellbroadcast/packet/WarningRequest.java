package nl.weerklank.channel.cellbroadcast.packet;

import java.io.ByteArrayOutputStream;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;

/**
 * What a packet network is to broadcast.
 *
 * @param repetitionSeconds between two broadcasts
 * @param broadcasts how often in all; 0 until stopped
 */
public record WarningRequest(WarningMessage message, PacketArea area, int repetitionSeconds, int broadcasts) {

    public WarningRequest {
        if (repetitionSeconds < 1 || repetitionSeconds > 131_071 || broadcasts < 0 || broadcasts > 0xFFFF) {
            throw new IllegalArgumentException(
                    "repetition 1 to 131071 s, broadcasts 0 to 65535: " + repetitionSeconds + ", " + broadcasts);
        }
    }

    /** Number of pages, then each page with its used length (TS 23.041 §9.4.2.2.5). */
    byte[] content() {
        var content = new ByteArrayOutputStream(1 + message.pages().size() * (Page.SIZE + 1));
        content.write(message.pages().size());
        for (var page : message.pages()) {
            content.writeBytes(page.octets().toBytes());
            content.write(page.used());
        }
        return content.toByteArray();
    }
}
