package nl.weerklank.ingest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.ingest.IssuedAlerts;
import nl.weerklank.ingest.Ready;
import nl.weerklank.ingest.Surroundings;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Debian's Chromium at the console: two people bring an alert out, and axe-core finds nothing on any page they see. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConsoleInBrowserIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static Playwright playwright;
    private static Browser browser;

    @TestHTTPResource("/console")
    URI address;

    private final List<String> violations = new ArrayList<>();

    @BeforeAll
    static void sitDown() {
        var chromium = Peers.require("chromium", "chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void standUp() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void anAuthorDrawsTheAreaAndASecondPersonBringsItOut() {
        var id = bringOut("author", "approver", "LIVE", ColorScheme.LIGHT, 1280, "live");

        assertThat(IssuedAlerts.of(id)).hasSize(1);
        assertThat(violations).isEmpty();
    }

    @Test
    void anExerciseIsAnExerciseOnEveryPageInTheDarkOnATablet() {
        var id = bringOut("trainer", "trainee", "EXERCISE", ColorScheme.DARK, 820, "exercise");

        assertThat(IssuedAlerts.of(id)).hasSize(1);
        assertThat(violations).isEmpty();
    }

    @Test
    void aStreamThatBreaksIsSaidWithinThreeSecondsAndHealsByItself() throws IOException {
        try (var line = new Line(address.getPort());
                var context = context(ColorScheme.LIGHT, 1280)) {
            address = URI.create("http://127.0.0.1:" + line.port() + "/console");
            var page = signedIn(context, "author");
            page.locator("live-stream[state=live]").waitFor();

            line.cut();
            page.locator("live-stream[state=broken]").waitFor(within(3_000));
            look(page, "broken");
            line.mend();

            page.locator("live-stream[state=live]").waitFor();
        }
        assertThat(violations).isEmpty();
    }

    private static Locator.WaitForOptions within(double millis) {
        return new Locator.WaitForOptions().setTimeout(millis);
    }

    private String bringOut(String author, String approver, String mode, ColorScheme scheme, int width, String name) {
        String decision;
        try (var context = context(scheme, width)) {
            var page = signedIn(context, author);
            look(page, name + "-home");
            page.navigate(address + "/new");
            look(page, name + "-new");
            page.locator("#t-chemical").check();
            page.locator("button[name=mode][value=" + mode + "]").click();
            look(page, name + "-what");
            write(page);
            page.locator("button[value=where]").click();
            draw(page, name);
            page.navigate(page.url().replaceAll("/where.*", "/time"));
            look(page, name + "-time");
            page.locator("#hours").fill("3");
            page.locator("button[value=check]").click();
            mapped(page);
            look(page, name + "-check");
            for (var reason : page.locator("input[name=reason]").all()) {
                reason.fill("known to be right");
            }
            page.locator("#submit").click();
            page.locator("#why-not").waitFor();
            assertThat(page.locator("#approve").count()).isZero();
            look(page, name + "-own");
            decision = page.url();
        }
        try (var context = context(scheme, width)) {
            var page = signedIn(context, approver);
            page.navigate(decision);
            mapped(page);
            assertThat(page.locator("#approve").isDisabled()).isTrue();
            assertThat(page.locator("body.exercise").count()).isEqualTo(mode.equals("EXERCISE") ? 1 : 0);
            look(page, name + "-decide");
            page.locator("#password").fill(Surroundings.PASSWORD);
            page.locator("#sure").check();
            page.locator("#approve").click();
            page.waitForURL("**/console/live/**");
            mapped(page);
            look(page, name + "-live");
            return page.url().replaceAll(".*/", "");
        }
    }

    private static void write(Page page) {
        for (var language : List.of("nl-NL", "en-GB")) {
            page.locator("[id='headline." + language + "']").fill("Brand in Moerdijk");
            page.locator("[id='description." + language + "']").fill("In Moerdijk brandt een opslag.");
            page.locator("[id='instruction." + language + "']").fill("Ga naar binnen. Sluit ramen en deuren.");
        }
    }

    private void draw(Page page, String name) {
        mapped(page);
        page.locator("#draw-polygon").click();
        var box = page.locator("#map").boundingBox();
        double x = box.x + box.width * 0.4;
        double y = box.y + box.height * 0.6;
        page.mouse().click(x, y);
        page.mouse().click(x + 40, y);
        page.mouse().click(x + 40, y + 40);
        look(page, name + "-where");
        page.locator("#draw-done").click();
        page.locator("#name").fill("Moerdijk en omgeving");
        page.locator("#shape button").click();
        page.getByText("Moerdijk en omgeving").first().waitFor();
        mapped(page);
    }

    private static void mapped(Page page) {
        page.locator("#map[data-drawn=yes]").waitFor();
    }

    private Page signedIn(BrowserContext context, String name) {
        var page = context.newPage();
        page.navigate(address.toString());
        look(page, "sign-in-" + name);
        page.locator("#name").fill(name);
        page.locator("#password").fill(Surroundings.PASSWORD);
        page.locator("form button").click();
        page.locator("#list").waitFor();
        return page;
    }

    private static BrowserContext context(ColorScheme scheme, int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setBypassCSP(false)
                .setLocale("en-GB")
                .setColorScheme(scheme));
    }

    /** Every button of an exercise's page says so, also in a picture of the button alone. */
    private static void worded(Page page) {
        assertThat(page.locator("main button:not(.plain)").all())
                .allSatisfy(
                        button -> assertThat((String) button.evaluate("b => getComputedStyle(b, '::before').content"))
                                .contains("EXERCISE"));
    }

    /** Keeps a picture of the page, to be looked at, and what axe-core says of it. */
    private void look(Page page, String name) {
        if (page.locator("body.exercise").count() > 0) {
            worded(page);
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("console-" + name + ".png"))
                .setFullPage(true));
        new AxeBuilder(page)
                .withTags(TAGS)
                .analyze()
                .getViolations()
                .forEach(v -> violations.add(name + ": " + v.getId() + " at "
                        + v.getNodes().stream().map(n -> n.getHtml()).limit(3).toList()));
    }
}
