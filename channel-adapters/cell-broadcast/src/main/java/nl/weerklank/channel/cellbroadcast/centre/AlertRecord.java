package nl.weerklank.channel.cellbroadcast.centre;

import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Octets;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;

/**
 * What the centre writes down of one alert before it sends anything, so that a restart knows what may be on the air.
 *
 * @param plan says which cell plan the indexes belong to
 * @param wanted cells that should hold the messages; a bit set in base 64
 * @param removing cells that should be rid of them
 * @param leaving messages that the present version no longer has and that are to be taken off the air
 * @param earlier serial numbers that may still be on the air
 */
record AlertRecord(
        String alertId,
        int version,
        boolean stopped,
        Instant expires,
        String plan,
        List<Message> messages,
        String wanted,
        String removing,
        List<Message> leaving,
        List<Earlier> earlier) {

    /** A message without its state. */
    record Message(int messageId, int serial, boolean primary, String language, int scheme, List<String> pages) {

        static Message of(WarningMessage message) {
            var pages = message.pages().stream()
                    .map(page -> page.used() + ":"
                            + Base64.getEncoder().encodeToString(page.octets().toBytes()))
                    .toList();
            return new Message(
                    message.messageId(),
                    message.serial().bits(),
                    message.primary(),
                    message.language(),
                    message.scheme(),
                    pages);
        }

        WarningMessage restored() {
            var restored = pages.stream()
                    .map(page -> {
                        int colon = page.indexOf(':');
                        var octets = Base64.getDecoder().decode(page.substring(colon + 1));
                        return new Page(Octets.of(octets), Integer.parseInt(page.substring(0, colon)));
                    })
                    .toList();
            return new WarningMessage(messageId, SerialNumber.of(serial), primary, language, scheme, restored);
        }
    }

    /** An earlier wording that cells may still hold. */
    record Earlier(int messageId, String language, int serial, String cells) {}

    static String written(BitSet cells) {
        return Base64.getEncoder().encodeToString(cells.toByteArray());
    }

    static BitSet read(String cells) {
        return BitSet.valueOf(Base64.getDecoder().decode(cells));
    }
}
