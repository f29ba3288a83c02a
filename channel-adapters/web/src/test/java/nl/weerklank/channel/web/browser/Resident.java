package nl.weerklank.channel.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import nl.weerklank.testkit.Peers;

/** Debian's Chromium, as residents use it. */
final class Resident implements AutoCloseable {

    private final Playwright playwright;
    final Browser browser;

    private Resident(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Resident sitsDown() {
        var chromium = Peers.require("chromium", "chromium");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        return new Resident(playwright, browser);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
