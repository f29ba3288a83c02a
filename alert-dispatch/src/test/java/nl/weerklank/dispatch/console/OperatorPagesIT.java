package nl.weerklank.dispatch.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.Backbone;
import nl.weerklank.dispatch.Gateway;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.Wire;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator at the pages, with Debian's Chromium, the keyboard, and axe-core looking over the shoulder. */
@QuarkusTest
@QuarkusTestResource(Backbone.class)
class OperatorPagesIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final double FIVE_SECONDS = 5_000;
    private static Playwright playwright;
    private static Browser browser;

    @TestHTTPResource
    URI here;

    private Wire wire;
    private BrowserContext context;
    private Page page;

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
    static void getUp() {
        if (browser != null) {
            browser.close();
            playwright.close();
        }
    }

    @BeforeEach
    void begin() {
        wire = new Wire(Backbone.broker().bootstrapServers());
        wire.channelIsUp("phones", 0.8, Town.ALL);
        wire.channelIsUp("siren", 0.5, Town.some(2));
        wire.channelIsUp("reserve", 0.4, Town.ALL);
        context = context(ColorScheme.LIGHT, 1280);
        page = context.newPage();
    }

    @AfterEach
    void end() {
        context.close();
        wire.close();
    }

    @Test
    void whoIsNotSignedInIsSentToSignInAndBackWithTheKeyboardAlone() {
        page.navigate(here + "channels");
        assertThat(page.url()).contains("/sign-in");
        page.keyboard().type("otto");
        page.keyboard().press("Tab");
        page.keyboard().type("wrong");
        page.keyboard().press("Enter");
        see("[role=alert]", "do not belong together");
        page.keyboard().type("otto");
        page.keyboard().press("Tab");
        page.keyboard().type("secret");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/channels"));
        see("h1", "Channels");
    }

    @Test
    void aChannelThatGoesDownIsSaidToBeDownAndWhyWithinFiveSecondsWithoutATouch() {
        signIn();
        page.navigate(here + "channels");
        see("tr[data-channel=siren] .tag", "up");
        wire.statusOf("siren", ChannelState.DOWN, "none of 13 siren posts asked answered");
        see("tr[data-channel=siren] .reason", "none of 13 siren posts asked answered");
        see("tr[data-channel=siren] [data-state]", "down");
    }

    @Test
    void aChannelIsTakenIntoMaintenanceAndOpenedAgainByForm() {
        signIn();
        page.navigate(here + "channels/reserve");
        page.locator("input[value=maintenance]").check();
        page.locator("#comment").fill("new <b>batteries</b>");
        page.locator("main form button").click();
        see("#live .reason", "in maintenance by otto until");
        assertThat(page.locator("#live b").count())
                .as("what a person wrote stays text")
                .isZero();
        see("#live", "in maintenance until");
        page.locator("input[value=open]").check();
        page.locator("#comment").fill("batteries are in");
        page.locator("main form button").click();
        see("#live [data-state]", "up");
    }

    @Test
    void aDisseminationIsFollowedLiveAndItsNumbersAreTheApis() {
        var alert = issued("pages");
        signIn();
        page.navigate(here + "disseminations/" + alert.alertId());
        see("#remainder", "700");
        var phones = wire.order("phones", alert.alertId(), order -> true);
        wire.report(phones, new Outcome.Reached(Rung.TRANSMITTED), Town.ALL.minus(Town.some(3)), now());
        wire.report(phones, new Outcome.Failed(Fault.REFUSED), Town.some(3), now());
        see("section[data-channel=phones]", "refused");
        see("section[data-channel=phones]", "network");
        var api = operator().get("/api/v1/disseminations/" + alert.alertId()).jsonPath();
        PlaywrightAssertions.assertThat(page.locator("#remainder"))
                .hasAttribute("value", String.valueOf(api.getDouble("people.remainder")));
        PlaywrightAssertions.assertThat(page.locator("#reached"))
                .hasAttribute("value", String.valueOf(api.getDouble("people.reached")));
        page.waitForFunction("document.getElementById('map').dataset.drawn === '2'");
    }

    @Test
    void anOperatorStopsAChannelByFormAndThePageSaysWhoAndWhy() {
        var alert = issued("stopped-on-page");
        wire.order("siren", alert.alertId(), order -> true);
        signIn();
        page.navigate(here + "disseminations/" + alert.alertId());
        page.locator("input[value=stop]").check();
        page.locator("#channel").selectOption("siren");
        page.locator("#reason").fill("it howls at a school");
        page.locator("main form button").click();
        see("#live", "stopped for this alert by otto: it howls at a school");
    }

    @Test
    void aDeadLetterIsReadAndDiscardedWithAReason() {
        wire.poison(Topics.REPORTS, "on-page", "{\"<script>alert(1)</script>\": ");
        signIn();
        Wire.await("the letter", () -> {
            page.navigate(here + "dead-letters");
            return page.getByText("on-page").count() > 0;
        });
        var letter = page.locator("article[data-letter]", new Page.LocatorOptions().setHasText("on-page"));
        letter.locator("summary").click();
        PlaywrightAssertions.assertThat(letter.locator("pre")).containsText("<script>alert(1)</script>");
        letter.locator("input[name=reason]").fill("a test of the vendor");
        letter.locator("button[value=discard]").click();
        see("[role=status]", "On record");
        assertThat(page.getByText("on-page").count()).isZero();
    }

    @Test
    void theLedgerTellsAnAlertAndWhyNot() {
        wire.statusOf("siren", ChannelState.DOWN, "as the test says");
        var alert = issued("ledger-page");
        wire.order("phones", alert.alertId(), order -> true);
        signIn();
        Wire.await("the ledger", () -> {
            page.navigate(here + "ledger?find=" + alert.alertId());
            return page.locator("td").count() > 0;
        });
        page.locator("tbody a").first().click();
        Wire.await("decisions", () -> {
            page.navigate(here + "ledger/" + alert.alertId() + "?kind=why-not");
            return page.locator("tbody tr").count() > 0;
        });
        see("tbody", "reserve not ordered: is held in reserve");
    }

    @Test
    void whatIfShowsThePeopleThatNobodyElseCovers() {
        signIn();
        page.navigate(here + "what-if");
        page.locator("input[value=phones]").check();
        page.locator("input[value=reserve]").check();
        page.locator("main form button").click();
        see("#alone", "500");
        page.waitForFunction("document.getElementById('map').dataset.drawn === '1'");
    }

    @Test
    void aBrokenStreamIsSeenWithinThreeSecondsAndHealsWithNothingMissed() throws Exception {
        var line = new Gateway(here.getPort());
        here = URI.create("http://127.0.0.1:" + line.port() + "/");
        signIn();
        page.navigate(here + "channels");
        see("tr[data-channel=siren] .tag", "up");
        line.shut();
        wire.statusOf("siren", ChannelState.DEGRADED, "happened while nobody could see");
        PlaywrightAssertions.assertThat(page.locator("live-stream"))
                .hasAttribute("state", "broken", new LocatorAssertions.HasAttributeOptions().setTimeout(3_000));
        line.open();
        see("tr[data-channel=siren] .reason", "happened while nobody could see");
        PlaywrightAssertions.assertThat(page.locator("live-stream")).hasAttribute("state", "live");
        line.close();
    }

    @Test
    void aForgedFormAndAnAuditorsFormDoNothing() {
        signIn();
        page.navigate(here + "channels/phones");
        page.evaluate("document.querySelector('main form [name=csrf]').value = 'guessed'");
        page.locator("input[value=closed]").check();
        page.locator("#comment").fill("forged");
        page.locator("main form button").click();
        see("[role=status]", "Refused");
        assertThat(operator().get("/api/v1/channels/phones").jsonPath().getString("state"))
                .isEqualTo("UP");

        context.clearCookies();
        signIn("ada");
        page.navigate(here + "channels/phones");
        assertThat(page.locator("main form").count()).isZero();
    }

    @Test
    void afterThreeWrongPasswordsTheNameHasToWait() {
        for (int i = 0; i < 4; i++) {
            page.navigate(here + "sign-in");
            page.locator("#name").fill("mallory");
            page.locator("#password").fill("guess " + i);
            page.locator("main button").click();
        }
        see("[role=alert]", "Too many wrong passwords");
    }

    @Test
    void axeFindsNothingOnAnyPageInTwoLanguagesTwoColoursAndTwoWidths() {
        var alert = issued("axe");
        var phones = wire.order("phones", alert.alertId(), order -> true);
        wire.report(phones, new Outcome.Failed(Fault.REFUSED), Town.some(3), now());
        wire.report(phones, new Outcome.Reached(Rung.OBSERVED), Town.ALL.minus(Town.some(3)), now());
        var exercise = exercise();
        wire.poison(Topics.REPORTS, "axe", "{\"poison\": ");
        wire.routes("siren", List.of(new RouteTest.Route("a", true, "ok"), new RouteTest.Route("b", false, "silent")));
        var pages = new LinkedHashMap<String, String>();
        pages.put("sign-in", "sign-in");
        pages.put("channels", "channels");
        pages.put("channel", "channels/siren");
        pages.put("disseminations", "disseminations");
        pages.put("dissemination", "disseminations/" + alert.alertId());
        pages.put("exercise", "disseminations/" + exercise.alertId());
        pages.put("dead-letters", "dead-letters?all=true");
        pages.put("ledger", "ledger");
        pages.put("ledger-one", "ledger/" + alert.alertId());
        pages.put("what-if", "what-if?without=phones&without=reserve");
        pages.put("missing", "channels/nobody");
        var found = new ArrayList<String>();
        for (var look : List.of(new Look("nl", ColorScheme.LIGHT, 1280), new Look("en", ColorScheme.DARK, 820))) {
            try (var other = context(look.colours(), look.width())) {
                page = other.newPage();
                signIn();
                pages.forEach((name, path) -> found.addAll(violations(name, path, look)));
            }
        }
        assertThat(found).isEmpty();
    }

    private record Look(String language, ColorScheme colours, int width) {}

    private List<String> violations(String name, String path, Look look) {
        page.navigate(here + path + (path.contains("?") ? "&" : "?") + "lang=" + look.language());
        if (page.locator("#map").count() > 0) {
            page.waitForFunction("document.getElementById('map').dataset.drawn !== undefined");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("%s-%s-%d.png".formatted(name, look.colours(), look.width())))
                .setFullPage(true));
        var found = new ArrayList<String>();
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .forEach(v -> found.add(name + " " + look + ": " + v.getId() + " at "
                        + v.getNodes().stream().map(n -> n.getHtml()).limit(3).toList()));
        if (page.content().contains("⟦")) {
            found.add(name + " " + look + ": a key without words");
        }
        if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
            found.add(name + " " + look + ": scrolls sideways");
        }
        return found;
    }

    private BrowserContext context(ColorScheme colours, int width) {
        var made = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setBypassCSP(true)
                .setLocale("en-GB")
                .setColorScheme(colours));
        made.setDefaultTimeout(20_000);
        return made;
    }

    private void signIn() {
        signIn("otto");
    }

    private void signIn(String name) {
        page.navigate(here + "sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill("secret");
        page.locator("main button").click();
        page.waitForURL(Pattern.compile(".*[0-9]/$"));
    }

    private void see(String selector, String text) {
        PlaywrightAssertions.assertThat(page.locator(selector).first())
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(FIVE_SECONDS));
    }

    private AlertEvent issued(String name) {
        return issued(name, Mode.LIVE);
    }

    private AlertEvent exercise() {
        return issued("exercise", Mode.EXERCISE);
    }

    private AlertEvent issued(String name, Mode mode) {
        var template = Town.alert(1, AlertKind.ALERT, Lane.URGENT, mode, Town.ALL);
        var now = now().truncatedTo(ChronoUnit.MILLIS);
        var alert = new AlertEvent(
                template.schema(),
                AlertIds.ofFirstMessage("pages-it", name),
                1,
                template.kind(),
                mode,
                template.lane(),
                now,
                now.plus(2, ChronoUnit.HOURS),
                template.authority(),
                template.target(),
                template.cap());
        wire.issue(SampleAlerts.sign(alert));
        Wire.await(
                "the dissemination",
                () -> operator()
                                .get("/api/v1/disseminations/" + alert.alertId())
                                .statusCode()
                        == 200);
        return alert;
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().auth().preemptive().basic("otto", "secret");
    }

    private static Instant now() {
        return java.time.Clock.systemUTC().instant();
    }
}
