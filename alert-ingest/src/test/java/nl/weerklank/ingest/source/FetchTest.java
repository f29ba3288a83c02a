package nl.weerklank.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking servers that time out, truncate, redirect, send gigabytes or say that nothing has changed. */
class FetchTest {

    private static final int MOST_BYTES = 256 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private FeedServer server;
    private Fetch fetch;

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer();
        fetch = new Fetch(threads);
    }

    @AfterEach
    void stop() {
        fetch.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void an_answer_is_taken_with_what_the_next_question_repeats() throws InterruptedException {
        server.on("/feed", FeedServer.withEtag("\"7\"", "<feed/>"));

        var got = (Fetched.Got) ask("/feed", null, Duration.ofSeconds(10));
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("<feed/>");
        assertThat(ask("/feed", got.etag(), Duration.ofSeconds(10))).isInstanceOf(Fetched.NotModified.class);
    }

    @Test
    void an_answer_that_never_ends_is_given_up_within_its_time() throws InterruptedException {
        server.on("/feed", server.stalled());

        assertThat(failed("/feed", Duration.ofSeconds(1)).fault()).contains("not whole within 1 s");
    }

    @Test
    void an_answer_that_stops_half_way_is_not_used() throws InterruptedException {
        server.on("/feed", FeedServer.truncated("<feed>"));

        assertThat(failed("/feed", Duration.ofSeconds(10)).fault()).contains("ends before it is whole");
    }

    @Test
    void a_server_that_sends_gigabytes_is_hung_up_on() throws InterruptedException {
        server.on("/feed", server.gigabytes());

        assertThat(failed("/feed", Duration.ofSeconds(30)).fault()).contains("more than " + MOST_BYTES);
        assertThat(server.bytesSent.get()).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void a_redirect_on_the_same_server_is_followed_and_a_circle_is_not() throws InterruptedException {
        server.on("/old", FeedServer.redirect("/new")).on("/new", FeedServer.text("here"));
        server.on("/a", FeedServer.redirect("/b")).on("/b", FeedServer.redirect("/a"));

        assertThat(ask("/old", null, Duration.ofSeconds(10))).isInstanceOf(Fetched.Got.class);
        assertThat(failed("/a", Duration.ofSeconds(10)).fault()).contains("redirects more than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://localhost:1/",
                "http://10.0.0.8/",
                "http://192.168.1.1/",
                "http://172.16.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[fd00::1]/",
                "http://0.0.0.0/",
                "http://100.64.0.1/",
                "file:///etc/passwd",
                "ftp://127.0.0.1/"
            })
    void a_redirect_into_a_private_network_is_not_followed(String inside) throws InterruptedException {
        server.on("/feed", FeedServer.redirect(inside));

        assertThat(failed("/feed", Duration.ofSeconds(10)).fault()).contains("not followed");
    }

    @Test
    void addresses_of_the_internet_are_public_and_those_inside_are_not() throws IOException {
        assertThat(Reach.isPublic(InetAddress.getByName("145.45.0.1"))).isTrue();
        assertThat(Reach.isPublic(InetAddress.getByName("2a00:1450::1"))).isTrue();
        assertThat(Reach.isPublic(InetAddress.getByName("::ffff:10.0.0.1"))).isFalse();
        assertThat(Reach.refusal(URI.create("https://145.45.0.1/"), URI.create("http://145.45.0.2/")))
                .contains("the address leads from https to http");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 406, 410, 429, 500, 503})
    void every_refusal_says_what_an_operator_can_do(int status) throws InterruptedException {
        server.on("/feed", FeedServer.status(status));

        var failed = failed("/feed", Duration.ofSeconds(10));
        assertThat(failed.fault()).contains(String.valueOf(status));
        assertThat(failed.remedy()).isNotBlank();
    }

    @Test
    void a_server_that_is_not_there_is_said_to_be_so() throws InterruptedException {
        var address = server.address("/feed");
        server.close();

        assertThat(((Fetched.Failed) fetch.ask(question(address, null, Duration.ofSeconds(10)))).fault())
                .contains("cannot be reached");
    }

    @Test
    void after_failures_it_asks_later_and_later_and_never_exactly_on_time() {
        var interval = Duration.ofSeconds(60);

        assertThat(Poller.delay(interval, 0, null, 0.5)).isEqualTo(Duration.ofSeconds(57));
        assertThat(Poller.delay(interval, 3, null, 1)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Poller.delay(interval, 3, null, 0)).isEqualTo(Duration.ofMinutes(4));
        assertThat(Poller.delay(interval, 60, null, 1)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Poller.delay(interval, 1, Duration.ofMinutes(30), 1)).isEqualTo(Duration.ofMinutes(30));
    }

    private Fetched.Failed failed(String path, Duration limit) throws InterruptedException {
        return (Fetched.Failed) ask(path, null, limit);
    }

    private Fetched ask(String path, String etag, Duration limit) throws InterruptedException {
        return fetch.ask(question(server.address(path), etag, limit));
    }

    private static Question question(URI address, String etag, Duration limit) {
        return new Question(address, "*/*", Map.of(), etag, null, null, MOST_BYTES, limit);
    }
}
