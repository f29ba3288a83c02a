package nl.weerklank.channel.web.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The floor: one thread that accepts, says hello and writes each frame to every connection, and does nothing else. */
final class PlainWriter implements AutoCloseable {

    private static final byte[] HELLO =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n: listening\n\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocketChannel server;
    private final Selector selector;
    private final List<SocketChannel> listeners = new ArrayList<>();
    private final ConcurrentLinkedQueue<byte[]> frames = new ConcurrentLinkedQueue<>();
    private volatile int listening;
    private volatile boolean closed;

    PlainWriter() throws IOException {
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress("127.0.0.1", 0), 8192);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("plain-writer").start(this::run);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    int listening() {
        return listening;
    }

    void publish(byte[] frame) {
        frames.add(frame);
        selector.wakeup();
    }

    private void run() {
        var request = ByteBuffer.allocate(4096);
        try {
            while (!closed) {
                selector.select();
                for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
                    var key = keys.next();
                    if (key.isAcceptable()) {
                        accept();
                    } else {
                        hello(key, request);
                    }
                }
                for (var frame = frames.poll(); frame != null; frame = frames.poll()) {
                    for (var listener : listeners) {
                        listener.write(ByteBuffer.wrap(frame));
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            closeAll();
        }
    }

    private void accept() throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    private void hello(SelectionKey key, ByteBuffer request) throws IOException {
        var channel = (SocketChannel) key.channel();
        if (channel.read(request.clear()) < 0) {
            listeners.remove(channel);
            channel.close();
            listening = listeners.size();
            return;
        }
        channel.write(ByteBuffer.wrap(HELLO));
        listeners.add(channel);
        listening = listeners.size();
    }

    private void closeAll() {
        try {
            for (var listener : listeners) {
                listener.close();
            }
            server.close();
            selector.close();
        } catch (IOException e) {
            // the measurement is over: what does not close is closed with the process
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
