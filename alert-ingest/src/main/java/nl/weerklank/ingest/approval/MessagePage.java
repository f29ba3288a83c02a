package nl.weerklank.ingest.approval;

import java.util.List;

/** One page of a list, newest first, and how many there are in all. */
public record MessagePage(List<DeskMessage> messages, long total) {

    public MessagePage {
        messages = List.copyOf(messages);
    }
}
