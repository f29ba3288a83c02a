package nl.weerklank.channel.cellbroadcast.message;

import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;

/**
 * One message as it goes on the air: an alert has one for each language and one for each duplicate.
 *
 * @param primary whether the message counts as the alert itself: country's language, first identifier
 * @param scheme data coding scheme
 */
public record WarningMessage(
        int messageId, SerialNumber serial, boolean primary, String language, int scheme, List<Page> pages) {

    public WarningMessage {
        pages = List.copyOf(pages);
    }
}
