package nl.weerklank.channel.web.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many listeners on one thread, as a process of its own: {@code port clients stalled lastId expected rounds}. Prints
 * {@code connected} when each has heard the first bytes, then for each round {@code round last p50 p99} in the
 * machine's monotonic nanoseconds; a round ends when every listener that reads has the mark of that round.
 */
public final class FanClients {

    /** The last byte of each frame. */
    static final byte MARK = '~';

    private static final int AT_ONCE = 512;
    private static final int STALLED_WINDOW = 4096;

    private final int port;
    private final int count;
    private final int stalled;
    private final byte[] request;
    private final int rounds;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final List<Client> clients = new ArrayList<>();
    private final long[][] times;
    private final int[] arrived;
    private int connecting;
    private int heard;

    private FanClients(int port, int count, int stalled, long lastId, int rounds) throws IOException {
        this.port = port;
        this.count = count;
        this.stalled = stalled;
        this.rounds = rounds;
        this.times = new long[rounds][count - stalled];
        this.arrived = new int[rounds];
        this.selector = Selector.open();
        this.request = ("GET /stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                        + (lastId < 0 ? "" : "Last-Event-ID: " + lastId + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] args) throws IOException {
        new FanClients(
                        Integer.parseInt(args[0]),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Long.parseLong(args[3]),
                        Integer.parseInt(args[4]))
                .run();
    }

    private static final class Client {
        int marks;
        boolean heard;
        final boolean reads;

        Client(boolean reads) {
            this.reads = reads;
        }
    }

    private void run() throws IOException {
        int done = 0;
        boolean said = false;
        while (done < rounds) {
            while (connecting < AT_ONCE && clients.size() < count) {
                connect();
            }
            selector.select(key -> {
                try {
                    handle(key);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            if (!said && heard == count) {
                said = true;
                System.out.println("connected");
            }
            while (done < rounds && arrived[done] == count - stalled) {
                var sorted = times[done].clone();
                Arrays.sort(sorted);
                int size = sorted.length;
                System.out.println("round %d %d %d"
                        .formatted(sorted[size - 1], sorted[size / 2], sorted[Math.min(size - 1, size * 99 / 100)]));
                done++;
            }
        }
    }

    private void connect() throws IOException {
        boolean reads = clients.size() >= stalled;
        var channel = SocketChannel.open();
        if (!reads) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_WINDOW);
        }
        channel.configureBlocking(false);
        var client = new Client(reads);
        clients.add(client);
        connecting++;
        channel.register(selector, SelectionKey.OP_CONNECT, client);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
    }

    private void handle(SelectionKey key) throws IOException {
        var channel = (SocketChannel) key.channel();
        var client = (Client) key.attachment();
        if (key.isConnectable()) {
            channel.finishConnect();
            channel.write(ByteBuffer.wrap(request));
            key.interestOps(SelectionKey.OP_READ);
            return;
        }
        int got = channel.read(buffer.clear());
        long now = System.nanoTime();
        if (got < 0) {
            throw new IOException("the server closed a listener's connection");
        }
        if (!client.heard) {
            client.heard = true;
            heard++;
            connecting--;
        }
        if (!client.reads) {
            key.interestOps(0);
            return;
        }
        for (int i = 0; i < got; i++) {
            if (buffer.get(i) == MARK && client.marks < rounds) {
                times[client.marks][arrived[client.marks]++] = now;
                client.marks++;
            }
        }
    }
}
