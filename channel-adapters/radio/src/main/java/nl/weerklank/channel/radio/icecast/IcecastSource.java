package nl.weerklank.channel.radio.icecast;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.opus.OpusWriter;
import nl.weerklank.channel.radio.playout.Air;

/** Feeds what is on the air to one mount of an Icecast server as Ogg/Opus, and comes back when the server does. */
public final class IcecastSource implements AutoCloseable {

    private static final int CONNECT_MILLIS = 3000;
    private static final long WAIT_MILLIS = 1000;
    private static final int PIECE = 2048;

    private final URI mount;
    private final String title;
    private final Air air;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile String fault = "not connected yet";

    /**
     * Starts feeding.
     *
     * @param mount such as {@code http://source:password@host:8000/weerklank.opus}
     */
    public IcecastSource(URI mount, String title, Air air) {
        if (mount.getUserInfo() == null
                || mount.getHost() == null
                || mount.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "an Icecast mount is written http://source:password@host:port/mount, not " + mount);
        }
        this.mount = mount;
        this.title = title;
        this.air = air;
        this.thread =
                Thread.ofPlatform().daemon().name("icecast-" + mount.getPath()).start(this::run);
    }

    /** Why nothing is fed now; empty while the server takes it. */
    public String fault() {
        return fault;
    }

    /** Where listeners hear it. */
    public static URI listen(URI mount) {
        return URI.create("http://" + mount.getHost() + ":" + port(mount) + mount.getPath());
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        while (!isClosed(0)) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(mount.getHost(), port(mount)), CONNECT_MILLIS);
                socket.setSoTimeout(CONNECT_MILLIS);
                introduce(socket);
                fault = "";
                feed(socket);
            } catch (IOException e) {
                fault = listen(mount) + " takes no sound: " + e.getMessage();
            } catch (InterruptedException e) {
                return;
            }
            if (isClosed(WAIT_MILLIS)) {
                return;
            }
        }
    }

    private void introduce(Socket socket) throws IOException {
        var user = URLDecoder.decode(mount.getRawUserInfo(), StandardCharsets.UTF_8);
        var credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        var request = "PUT %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Basic %s\r\nUser-Agent: Weerklank\r\n"
                        .formatted(mount.getRawPath(), mount.getHost(), credentials)
                + "Content-Type: application/ogg\r\nIce-Public: 0\r\nIce-Name: Weerklank\r\nExpect: 100-continue\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var status = in.readLine();
        if (status == null || !status.matches("HTTP/1\\.[01] (100|200) .*")) {
            throw new IOException("it answered " + status);
        }
    }

    private void feed(Socket socket) throws IOException, InterruptedException {
        try (var out = new BufferedOutputStream(socket.getOutputStream());
                var writer = new OpusWriter(out, title)) {
            var samples = new short[PIECE];
            long from = air.head();
            while (true) {
                int count = air.receive(from, samples, WAIT_MILLIS);
                if (count < 0) {
                    throw new IOException("the carrier is gone, or this machine is too slow for it");
                }
                writer.write(samples, count);
                out.flush();
                from += count;
            }
        }
    }

    private boolean isClosed(long waitMillis) {
        try {
            return closed.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static int port(URI mount) {
        return mount.getPort() < 0 ? 80 : mount.getPort();
    }
}
