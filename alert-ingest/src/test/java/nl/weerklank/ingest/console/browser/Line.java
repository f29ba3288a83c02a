package nl.weerklank.ingest.console.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on this machine that can be cut and mended: what runs over it breaks, and nothing new gets through. */
final class Line implements AutoCloseable {

    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    Line(int target) throws IOException {
        this.target = target;
        this.door = listen(0);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    void mend() throws IOException {
        door = listen(door.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private ServerSocket listen(int port) throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(() -> accept(opened));
        return opened;
    }

    private void accept(ServerSocket opened) {
        try {
            while (!opened.isClosed()) {
                var near = opened.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                carry(near, far);
                carry(far, near);
            }
        } catch (IOException e) {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private void carry(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                sockets.remove(from);
            }
        });
    }
}
