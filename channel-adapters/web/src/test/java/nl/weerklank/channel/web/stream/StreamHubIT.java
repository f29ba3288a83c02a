package nl.weerklank.channel.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.channel.web.http.OriginServer;
import nl.weerklank.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live stream over real sockets. */
class StreamHubIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final StreamHub hub = new StreamHub(new ReplayLog(100, 0, id -> List.of()), 10);
    private final OriginServer origin = new OriginServer(() -> path -> Optional.empty(), hub, Map.of());

    @BeforeEach
    void start() throws Exception {
        origin.start(vertx, 0, 2).toCompletableFuture().get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void headersAndAFirstCommentGoOutAtOnceThoughNothingHappens() throws Exception {
        try (var socket = listen(null)) {
            assertThat(readUntil(socket.getInputStream(), ": listening"))
                    .contains("text/event-stream")
                    .contains("no-store");
        }
    }

    @Test
    void whoComesBackGetsExactlyWhatItMissed() throws Exception {
        for (int i = 1; i <= 5; i++) {
            hub.publish(frame(i, "x"));
        }
        try (var socket = listen("3")) {
            var got = readUntil(socket.getInputStream(), "id: 5\n");
            assertThat(got).contains("id: 4\n").doesNotContain("id: 3\n");
        }
    }

    @Test
    void aListenerThatDoesNotReadIsCutOffAndTheOthersMissNothing() throws Exception {
        try (var unread = listen(null);
                var quick = listen(null)) {
            Await.until("both listen", PATIENCE, () -> hub.listening() == 2);
            var big = "y".repeat(100_000);
            int last = 0;
            while (hub.cutOff() == 0 && last < 400) {
                hub.publish(frame(++last, big));
                readUntil(quick.getInputStream(), "id: " + last + "\n");
            }
            assertThat(hub.cutOff()).isEqualTo(1);
            Await.until("one is left", PATIENCE, () -> hub.listening() == 1);
            hub.publish(frame(++last, "after"));
            assertThat(readUntil(quick.getInputStream(), "after")).contains("id: " + last + "\n");
        }
    }

    @Test
    void whoGoesAwayIsForgotten() throws Exception {
        try (var socket = listen(null)) {
            readUntil(socket.getInputStream(), ": listening");
            Await.until("it listens", PATIENCE, () -> hub.listening() == 1);
        }
        Await.until("nobody listens", PATIENCE, () -> hub.listening() == 0);
    }

    @Test
    void noMoreThanTheLimitAreTakenOn() throws Exception {
        var sockets = new java.util.ArrayList<Socket>();
        for (int i = 0; i < 10; i++) {
            sockets.add(listen(null));
        }
        Await.until("all listen", PATIENCE, () -> hub.listening() == 10);
        try (var more = listen(null)) {
            assertThat(readUntil(more.getInputStream(), "\r\n\r\n"))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After");
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static StreamFrame frame(long id, String text) {
        return new StreamFrame(id, Buffer.buffer("id: " + id + "\nevent: alert\ndata: " + text + "\n\n"));
    }

    private Socket listen(@org.jspecify.annotations.Nullable String lastId) throws Exception {
        var socket = new Socket("127.0.0.1", origin.port());
        socket.setSoTimeout(20_000);
        var request = "GET /stream HTTP/1.1\r\nHost: x\r\n"
                + (lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readUntil(InputStream in, String end) throws Exception {
        var got = new StringBuilder();
        var buffer = new byte[65536];
        while (got.indexOf(end) < 0) {
            int n = in.read(buffer);
            if (n < 0) {
                return got.toString();
            }
            got.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return got.toString();
    }
}
