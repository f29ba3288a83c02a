package nl.weerklank.ingest.view;

import java.util.List;

/**
 * A page of messages, newest first.
 *
 * @param complete false while the database is away: then only issued alerts are shown, from the log
 */
public record MessageList(List<MessageView> items, int page, int size, long total, boolean complete) {

    public MessageList {
        items = List.copyOf(items);
    }
}
