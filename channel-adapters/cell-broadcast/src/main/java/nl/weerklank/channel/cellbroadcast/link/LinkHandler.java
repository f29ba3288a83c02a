package nl.weerklank.channel.cellbroadcast.link;

import java.nio.ByteBuffer;

/** What happens on one connection; always called on the loop's own thread. */
public interface LinkHandler {

    /** The connection stands. */
    void opened(Link link);

    /** Octets came in; all of them are taken before this returns. */
    void received(Link link, ByteBuffer octets);

    /** The connection is gone, or never came; {@code reason} is plain words. Called once. */
    void closed(Link link, String reason);
}
