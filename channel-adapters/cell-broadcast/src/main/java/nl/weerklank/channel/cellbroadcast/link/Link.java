package nl.weerklank.channel.cellbroadcast.link;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** One TCP connection; every method is called on the loop's own thread. */
public final class Link {

    /** Octets that may wait for a peer that does not read, before the connection is given up. */
    static final int MOST_WAITING = 4 * 1024 * 1024;

    private final LinkLoop loop;
    private final SocketChannel channel;
    private final LinkHandler handler;
    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private int waitingOctets;
    private boolean open = true;

    Link(LinkLoop loop, SocketChannel channel, LinkHandler handler) {
        this.loop = loop;
        this.channel = channel;
        this.handler = handler;
    }

    /** Sends as much as goes at once and the rest when the peer takes it; nothing is ever waited for. */
    public void send(byte[] octets) {
        if (!open) {
            return;
        }
        waiting.add(ByteBuffer.wrap(octets));
        waitingOctets += octets.length;
        if (waiting.size() == 1) {
            flush();
        } else if (waitingOctets > MOST_WAITING) {
            close("the peer does not read");
        }
    }

    public boolean isOpen() {
        return open;
    }

    /** Closes it and tells the handler why. */
    public void close(String reason) {
        if (open) {
            open = false;
            loop.forget(this);
            try {
                channel.close();
            } catch (IOException e) {
                loop.complain("a connection did not close cleanly", e);
            }
            handler.closed(this, reason);
        }
    }

    SocketChannel channel() {
        return channel;
    }

    void connected() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        interest(SelectionKey.OP_READ);
        handler.opened(this);
    }

    void readable(ByteBuffer buffer) throws IOException {
        while (open) {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                close("the peer closed the connection");
                return;
            }
            if (count == 0) {
                return;
            }
            buffer.flip();
            handler.received(this, buffer);
            if (buffer.limit() < buffer.capacity()) {
                return;
            }
        }
    }

    void flush() {
        try {
            while (!waiting.isEmpty()) {
                var next = waiting.element();
                int written = channel.write(next);
                waitingOctets -= written;
                if (next.hasRemaining()) {
                    interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    return;
                }
                waiting.remove();
            }
            interest(SelectionKey.OP_READ);
        } catch (IOException e) {
            close("the connection broke: " + e.getMessage());
        }
    }

    private void interest(int operations) {
        var key = channel.keyFor(loop.selector());
        if (key != null && key.isValid() && key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }
}
