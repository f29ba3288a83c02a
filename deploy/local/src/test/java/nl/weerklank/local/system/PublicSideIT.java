package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import nl.weerklank.local.client.Poll;
import org.junit.jupiter.api.Test;

/** What residents see while the real broker and the real database behind it all are killed. */
class PublicSideIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOST = "Geen verbinding met de bron sinds ";

    private final RunningSystem running = RunningSystem.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void pageAndFeedGoOnAndSayHowOldTheyAreWhileBrokerAndDatabaseAreDeadAndRecoverWithThem() {
        var alert = TestAlerts.circle(51.507, 3.891, 2).issueAndAwaitAllChannels(running);
        assertThat(await("/", page -> page.contains(alert.alertId()))).doesNotContain(LOST);

        running.kill("broker");
        running.kill("database");

        var page = await("/", text -> text.contains(LOST));
        assertThat(page)
                .contains("/alert/" + alert.alertId(), "Sluit ramen en deuren", "Dit is de laatst bekende stand")
                .containsPattern("\\((minder dan een minuut|1 minuut|\\d+ minuten) geleden\\)");
        var feed = await("/feed.atom", text -> text.contains(LOST));
        assertThat(feed)
                .contains("urn:weerklank:alert:" + alert.alertId())
                .containsPattern("\\((less than a minute|1 minute|\\d+ minutes) ago\\)");
        assertThat(await("/revision", text -> text.contains("\"sourceLost\":true")))
                .contains("sourceHeardAt");
        await("/", text -> text.contains("(1 minuut geleden)"));
        await("/feed.atom", text -> text.contains("(1 minute ago)"));
        assertThat(await("/alert/" + alert.alertId(), text -> text.contains(LOST)))
                .contains("Sluit ramen en deuren");

        running.startAgain("broker");
        running.startAgain("database");

        assertThat(await("/", text -> !text.contains(LOST))).contains(alert.alertId());
        await("/feed.atom", text -> !text.contains(LOST));
        var next = TestAlerts.circle(51.442, 3.573, 2).issueAndAwaitAllChannels(running);
        await("/", text -> text.contains(next.alertId()) && text.contains(alert.alertId()));
    }

    /** The page at the public address as soon as it says this; it has to answer each time. */
    private String await(String path, Predicate<String> enough) {
        var last = new String[] {""};
        return Poll.until(PATIENCE, () -> Optional.of(last[0] = read(path)), enough)
                .orElseThrow(() -> new AssertionError(path + " does not come to say it; it says: " + last[0]));
    }

    private String read(String path) {
        var address = URI.create("http://127.0.0.1:" + running.layout().ports().publicWeb() + path);
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(path + " does not answer while it has to", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
