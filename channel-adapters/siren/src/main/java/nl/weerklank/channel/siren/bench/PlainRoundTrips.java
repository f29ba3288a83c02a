package nl.weerklank.channel.siren.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The floor: a request of a siren command's size and an answer of a status's, one after another on one plain socket. */
final class PlainRoundTrips implements AutoCloseable {

    static final String ABOUT =
            "as many requests of a siren command's size, each answered with a status's size before the"
                    + " next, on one plain blocking socket with a thread at each end";

    /** A signed command with its Modbus header. */
    static final int REQUEST = 77;

    /** A status with its Modbus header. */
    static final int ANSWER = 69;

    private final ServerSocket server;
    private final Socket client;

    PlainRoundTrips() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("floor").start(this::serve);
        client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        client.setTcpNoDelay(true);
    }

    /** Nanoseconds for this many round trips. */
    long nanos(int count) throws IOException {
        var request = new byte[REQUEST];
        var in = new DataInputStream(client.getInputStream());
        var answer = new byte[ANSWER];
        var started = System.nanoTime();
        for (int i = 0; i < count; i++) {
            client.getOutputStream().write(request);
            in.readFully(answer);
        }
        return System.nanoTime() - started;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }

    private void serve() {
        try (var peer = server.accept()) {
            peer.setTcpNoDelay(true);
            var in = new DataInputStream(peer.getInputStream());
            var request = new byte[REQUEST];
            var answer = new byte[ANSWER];
            while (true) {
                in.readFully(request);
                peer.getOutputStream().write(answer);
            }
        } catch (EOFException e) {
            // the client is done
        } catch (IOException e) {
            throw new IllegalStateException("the floor's server broke", e);
        }
    }
}
