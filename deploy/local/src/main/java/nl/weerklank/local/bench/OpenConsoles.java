package nl.weerklank.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.client.CrisisCentre;

/** Operators' pages that are open: each a connection of its own that follows the stream of the page which it shows. */
final class OpenConsoles implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    private static final String OPERATOR = "otto";

    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch following;
    private final AtomicLong frames = new AtomicLong();

    private OpenConsoles(int count) {
        this.following = new CountDownLatch(count);
    }

    /** Half of them show the list, a quarter each the channels and this alert. */
    static OpenConsoles open(Layout layout, int count, String alertId) throws IOException {
        int port = layout.ports().dispatch();
        var cookie = signIn(port, new CrisisCentre(layout).credential(OPERATOR));
        var consoles = new OpenConsoles(count);
        for (int i = 0; i < count; i++) {
            var page = i % 2 == 0 ? "disseminations" : i % 4 == 1 ? "channels" : "disseminations/" + alertId;
            consoles.follow(port, cookie, "/live/" + page);
        }
        return consoles;
    }

    /** Waits until each has received its first frame. */
    void awaitAll() throws InterruptedException {
        if (!following.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new Refusal("%d consoles got no first frame".formatted(following.getCount()));
        }
    }

    /** How many frames of pages all of them together were sent. */
    long frames() {
        return frames.get();
    }

    private void follow(int port, String cookie, String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\nCookie: %s\r\n\r\n"
                        .formatted(path, port, cookie)
                        .getBytes(StandardCharsets.US_ASCII));
        var in = socket.getInputStream();
        Thread.ofVirtual().start(() -> read(in));
    }

    private void read(InputStream in) {
        var mark = "event:page".getBytes(StandardCharsets.US_ASCII);
        var buffer = new byte[16_384];
        int matched = 0;
        boolean first = true;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    matched = buffer[i] == mark[matched] ? matched + 1 : buffer[i] == mark[0] ? 1 : 0;
                    if (matched == mark.length) {
                        matched = 0;
                        frames.incrementAndGet();
                        if (first) {
                            first = false;
                            following.countDown();
                        }
                    }
                }
            }
        } catch (IOException e) {
            // the console was closed
            matched = 0;
        }
    }

    private static String signIn(int port, String credential) throws IOException {
        var parts = credential.split(":", 2);
        var form = "name=" + encoded(parts[0]) + "&password=" + encoded(parts[1]);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.headers().allValues("set-cookie").stream()
                    .map(cookie -> cookie.split(";", 2)[0])
                    .filter(cookie -> cookie.startsWith("weerklank-operator="))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("the operator could not sign in: status " + answer.statusCode()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("stopped while signing in", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
