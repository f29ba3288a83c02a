package nl.weerklank.channel.web.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A WebSub subscriber as the recommendation describes one: answers the challenge, keeps what it is sent. */
final class FeedSubscriber implements AutoCloseable {

    private final HttpServer server;
    private volatile boolean asked;
    private volatile @Nullable String received;
    private volatile @Nullable String signature;
    private final AtomicInteger posts = new AtomicInteger();
    private volatile int answer = 204;

    FeedSubscriber() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/callback", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    }

    boolean wasAsked() {
        return asked;
    }

    @Nullable
    String received() {
        return received;
    }

    /** How often it was sent something. */
    int posts() {
        return posts.get();
    }

    /** What it answers from now on when it is sent something. */
    void answerWith(int status) {
        answer = status;
    }

    boolean signatureFits(String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var body = received;
        return body != null
                && ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))))
                        .equals(signature);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                var challenge = Pattern.compile("hub\\.challenge=([0-9a-f]+)")
                        .matcher(exchange.getRequestURI().getQuery());
                var answer = challenge.find() ? challenge.group(1).getBytes(StandardCharsets.US_ASCII) : new byte[0];
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                asked = true;
            } else {
                posts.incrementAndGet();
                signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
                received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
