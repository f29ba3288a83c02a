package nl.weerklank.local.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.local.client.Api;
import nl.weerklank.local.client.Poll;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;

/** On the whole system: what happens in a simulated network is on the operator's page soon, with its reason. */
class OperatorWatchesIT {

    private static final double FIVE_SECONDS = 5_000;
    private static final double LONG = 40_000;

    @Test
    void aChannelThatStopsWorkingInItsSimulatorIsDownOnThePageWithinFiveSecondsAndThePageSaysWhy() {
        var chromium = Peers.require("chromium", "chromium");
        var running = RunningSystem.shared();
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))) {
            var page = signedIn(browser, running);
            var radio = page.locator("tr[data-channel=radio-reserve]");
            see(radio, "[data-state=UP]", "up", LONG);
            running.centre().fault("radio-reserve", "refuse");
            try {
                see(radio, "[data-state=DOWN]", "down", FIVE_SECONDS);
                assertThat(radio.locator(".reason")).containsText("transmitters");
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/killed.png")));
            } finally {
                running.centre().fault("radio-reserve", "none");
            }
            see(radio, "[data-state=UP]", "up", LONG);
            awaitUp(running);
        }
    }

    /** Whoever tests next on the shared system finds the channel as it was. */
    private static void awaitUp(RunningSystem running) {
        var api = new Api(running.layout().ports().dispatch(), running.centre().credential("otto"));
        Poll.until(
                Duration.ofSeconds(20),
                () -> Optional.of(api.get("/api/v1/channels/radio-reserve").text()),
                text -> text.contains("\"state\":\"UP\""));
    }

    private static Page signedIn(Browser browser, RunningSystem running) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale("en-GB"))
                .newPage();
        page.navigate("http://127.0.0.1:%d/channels"
                .formatted(running.layout().ports().dispatch()));
        var credential = running.centre().credential("otto").split(":", 2);
        page.locator("#name").fill(credential[0]);
        page.locator("#password").fill(credential[1]);
        page.locator("main button").click();
        return page;
    }

    private static void see(com.microsoft.playwright.Locator row, String selector, String text, double limit) {
        assertThat(row.locator(selector))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(limit));
    }
}
