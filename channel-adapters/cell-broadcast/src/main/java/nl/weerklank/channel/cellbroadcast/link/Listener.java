package nl.weerklank.channel.cellbroadcast.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Supplier;

/** A listening address. */
public final class Listener {

    private final LinkLoop loop;
    private final ServerSocketChannel channel;
    private final Supplier<LinkHandler> handlers;
    private final InetSocketAddress address;

    Listener(LinkLoop loop, ServerSocketChannel channel, Supplier<LinkHandler> handlers) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.handlers = handlers;
        this.address = (InetSocketAddress) channel.getLocalAddress();
    }

    public InetSocketAddress address() {
        return address;
    }

    /** Stops listening; connections that were accepted stay. On the loop's thread. */
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            loop.complain("a listener did not close cleanly", e);
        }
    }

    void accept() {
        try {
            for (var accepted = channel.accept(); accepted != null; accepted = channel.accept()) {
                loop.accepted(accepted, handlers.get());
            }
        } catch (IOException e) {
            loop.complain("a connection could not be accepted", e);
        }
    }
}
