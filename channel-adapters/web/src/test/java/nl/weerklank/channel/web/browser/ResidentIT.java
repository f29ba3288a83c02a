package nl.weerklank.channel.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.channel.web.seen.SeenSample;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident with a browser, from the first visit to reading with no network. */
class ResidentIT {

    private static Resident resident;

    @TempDir
    Path folder;

    private Stand stand;
    private BrowserContext device;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void sitDown() {
        resident = Resident.sitsDown();
    }

    @AfterAll
    static void standUp() {
        if (resident != null) {
            resident.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        stand = Stand.open(folder, Map.of());
        device = resident.browser.newContext(new Browser.NewContextOptions().setLocale("nl-NL"));
        page = device.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        device.close();
        stand.close();
    }

    @Test
    void anAlertArrivesOnAnOpenPageWithoutReloading() {
        page.navigate(stand.address + "/");
        assertThat(page.locator("main")).containsText("Er zijn nu geen waarschuwingen");
        assertThat(page.locator("#live")).containsText("live");
        page.evaluate("window.sameDocument = true");
        stand.publish(first(), OrderAction.EMIT);
        assertThat(page.locator("main h2").first()).containsText("Grote brand Moerdijk");
        assertThat(page.locator("#say")).containsText("Nieuwe waarschuwing: Grote brand Moerdijk");
        assertThat(page.evaluate("window.sameDocument === true")).isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    @Test
    void theLanguageOfThePageAndOfTheAlertCanBeChanged() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/");
        page.locator("header .languages").getByText("English").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("main h2").first()).containsText("Large fire at Moerdijk");
        page.locator("article .languages").getByText("Nederlands").click();
        assertThat(page.locator("main h1")).containsText("Grote brand Moerdijk");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("main h1")).hasAttribute("lang", "nl-nl");
    }

    @Test
    void whatWasSeenIsStillReadableWithNoNetworkWithItsAge() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/");
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        page.waitForFunction("caches.open('weerklank-1').then(c => c.match('/alert/%s.jws.json')).then(r => !!r)"
                .formatted(first().alertId()));
        device.setOffline(true);
        page.reload();
        assertThat(page.locator("main h2").first()).containsText("Grote brand Moerdijk");
        assertThat(page.locator("#offline")).containsText("U bent niet verbonden. U ziet de laatst bewaarde stand van");
        assertThat(page.locator("#offline"))
                .containsText(java.util.regex.Pattern.compile("minuut geleden|minuten geleden"));
        page.navigate(stand.address + "/alert/" + first().alertId());
        assertThat(page.locator("main")).containsText("Sluit ramen en deuren");
        page.navigate(stand.address + "/genuine/" + AlertIds.shortCode(first().alertId()));
        assertThat(page.locator("#verdict .genuine")).containsText("Echt");
        assertThat(page.locator("#verdict")).containsText("niet verbonden");
    }

    @Test
    void aGenuineAlertIsShownAsGenuineAndWhatWasSignedIsShown() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/genuine");
        page.locator("#code").fill(AlertIds.shortCode(first().alertId()).toLowerCase(java.util.Locale.ROOT));
        page.locator("#genuine button").click();
        assertThat(page.locator("#verdict .genuine")).containsText("De handtekening klopt");
        assertThat(page.locator("#signed")).containsText("Sluit ramen en deuren");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAlertThatEndedIsGenuineButSaidToHoldNoLonger() {
        stand.publish(first(), OrderAction.EMIT);
        var cancel = SampleAlerts.followUp(fire(), sent, CapMsgType.CANCEL, 2);
        stand.publish(SampleAlerts.event(fire(), cancel, 2, Mode.LIVE), OrderAction.STOP);
        page.navigate(stand.address + "/" + AlertIds.shortCode(first().alertId()));
        assertThat(page.locator("#verdict .genuine")).containsText("De handtekening klopt");
        assertThat(page.locator("#verdict .banner")).containsText("deze waarschuwing is voorbij");
    }

    @Test
    void whatCanBeNoCodeIsSaidToBeNone() {
        page.navigate(stand.address + "/genuine");
        page.locator("#code").fill("help");
        page.locator("#genuine button").click();
        assertThat(page.locator("#verdict")).containsText("Dit is geen code");
    }

    @Test
    void theBrowserReadsCodesAndDrawsLotsAsTheServerDoes() {
        page.navigate(stand.address + "/genuine");
        for (var typed : List.of(
                "K70M-2X91",
                " k7om 2x9l ",
                "Code: K7OM–2X9I",
                "Код: К7ОМ-2Х91",
                "Ｋ７０Ｍ−２Ｘ９１",
                "K٧0M-٢X٩١",
                "uuuu-vvvv",
                "a.example/K70M-2X91",
                "K70M-2X9",
                "K70M-2X911",
                "help me please",
                "",
                "x".repeat(61))) {
            assertThat(page.evaluate("typed => spelled(typed)", typed))
                    .as(typed)
                    .isEqualTo(AlertIds.readShortCode(typed).orElse(""));
        }
        var random = new java.util.Random(11);
        for (int i = 0; i < 300; i++) {
            var sample = new SeenSample(first().alertId(), i % 3 + 1, 1 << i % 8);
            var ticket = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
            assertThat(page.evaluate(
                            "([a, v, t, n]) => isAsked(a, v, t, n)",
                            List.of(sample.alert(), sample.version(), ticket, sample.oneIn())))
                    .as(ticket)
                    .isEqualTo(sample.asks(ticket));
        }
    }

    @Test
    void whoSaysThatItWasReadSendsOnePingWithNothingButARoundedPlace() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/places");
        assertThat(page.locator("#towns option").first()).isAttached();
        add("Moerdijk");
        var pings = new ArrayList<String>();
        page.onRequest(request -> {
            if (request.url().endsWith("/seen")) {
                pings.add(request.postData());
            }
        });
        page.navigate(stand.address + "/alert/" + first().alertId());
        assertThat(page.locator("#seen")).hasAttribute("data-one-in", "1");
        page.locator("#seen").click();
        assertThat(page.locator("main")).containsText("Dit telt mee, zonder uw naam");
        page.reload();
        assertThat(page.locator("main")).containsText("Dit telt mee, zonder uw naam");
        assertThat(pings)
                .singleElement()
                .satisfies(ping -> assertThat(ping)
                        .matches(
                                "\\{\"alert\":\"%s\",\"version\":1,\"ticket\":\"[0-9a-f]{32}\",\"near\":\\[51\\.7,4\\.6]}"
                                        .formatted(first().alertId())));
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoKeepsNoPlaceIsCountedWithoutOne() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/en/alert/" + first().alertId());
        var answer = page.waitForResponse(
                stand.address + "/seen", () -> page.locator("#seen").click());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.request().postData()).endsWith("\"near\":null}");
        assertThat(page.locator("main")).containsText("This counts, without your name");
        assertThat(page.locator("#seen")).isHidden();
    }

    @Test
    void whenTheSourceIsLostAnOpenPageSaysSoAndWhenItIsBackNoLonger() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/");
        assertThat(page.locator("#live")).containsText("live");
        assertThat(page.locator("#lost")).isHidden();
        stand.adapter().backbone(false);
        askUntil("document.getElementById('lost').hidden === false");
        assertThat(page.locator("#lost")).containsText("Geen verbinding met de bron sinds");
        assertThat(page.locator("main")).containsText("Sluit ramen en deuren");
        stand.adapter().backbone(true);
        askUntil("document.getElementById('lost').hidden === true");
    }

    /** Has the page ask how things are, as it does once a minute by itself. */
    private void askUntil(String condition) {
        page.waitForFunction(
                "() => { check(); return " + condition + "; }",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(500));
    }

    @Test
    void theSiteCanBeInstalled() {
        page.navigate(stand.address + "/");
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        var answer = device.newCDPSession(page).send("Page.getInstallabilityErrors");
        // a private window, which every test's browser is, can install nothing; that is the only thing in the way
        for (var error : answer.getAsJsonArray("installabilityErrors")) {
            assertThat(error.getAsJsonObject().get("errorId").getAsString()).isEqualTo("in-incognito");
        }
    }

    @Test
    void aForgedAlertIsShownAsForged() {
        var genuine = SampleAlerts.sign(first());
        var lie = new String(
                        java.util.Base64.getUrlDecoder().decode(genuine.payload()),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("Ga naar binnen", "Ga naar buiten");
        var forged = "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        genuine.protectedHeader(),
                        java.util.Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(lie.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        genuine.signature());
        judged(forged);
        assertThat(page.locator("#verdict .forged")).containsText("NIET ECHT");
        assertThat(page.locator("#signed")).isEmpty();
    }

    @Test
    void anAlertSignedByAStrangerIsNotTrusted() {
        var stranger = nl.weerklank.contract.signature.SigningKeys.generate();
        var signed = new nl.weerklank.contract.signature.AlertSigner("stranger", stranger.getPrivate()).sign(first());
        judged("{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
                .formatted(signed.protectedHeader(), signed.payload(), signed.signature()));
        assertThat(page.locator("#verdict .forged")).containsText("NIET TE VERTROUWEN");
    }

    @Test
    void theSignatureIsAlsoCheckedWhereTheBrowserHasNoEd25519() {
        stand.publish(first(), OrderAction.EMIT);
        device.addInitScript("const real = crypto.subtle.importKey.bind(crypto.subtle);"
                + "crypto.subtle.importKey = (f, k, a, ...r) => a === 'Ed25519'"
                + " ? Promise.reject(new DOMException('no', 'NotSupportedError')) : real(f, k, a, ...r);");
        page.navigate(stand.address + "/genuine/" + AlertIds.shortCode(first().alertId()));
        assertThat(page.locator("#verdict .genuine")).containsText("De handtekening klopt");
    }

    @Test
    void aCodeThatNobodyIssuedIsNotGenuine() {
        page.navigate(stand.address + "/genuine/ZZZZ-ZZZZ");
        assertThat(page.locator("#verdict .forged")).containsText("Geen waarschuwing met deze code");
    }

    @Test
    void aPlaceStaysOnTheDeviceAndSaysWhetherAnAlertTouchesIt() {
        stand.publish(first(), OrderAction.EMIT);
        var asked = new ArrayList<String>();
        page.navigate(stand.address + "/places");
        assertThat(page.locator("#towns option").first()).isAttached();
        page.onRequest(request -> asked.add(request.method() + " " + request.url() + " " + request.postData()));
        add("Breda");
        add("Groningen");
        add("Moerdijk");
        assertThat(page.locator("#kept li").nth(1)).containsText("Geen waarschuwing voor deze plek");
        assertThat(page.locator("#kept li").nth(2)).containsText("Hier geldt een waarschuwing: Grote brand Moerdijk");
        assertThat(asked).noneMatch(one -> one.contains("Moerdijk") || one.startsWith("POST"));
        page.navigate(stand.address + "/");
        assertThat(page.locator("article .mine")).containsText("Moerdijk");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAddressIsKeptAtItsPlaceAndMadeExactOnTheMap() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/places");
        assertThat(page.locator("#towns option").first()).isAttached();
        add("Steenweg 12, 4781 AX Moerdijk");
        assertThat(page.locator("#kept li")).hasCount(1);
        assertThat(page.locator("#kept li")).containsText("Hier geldt een waarschuwing");
        assertThat(page.locator("#exact")).containsText("Steenweg 12, 4781 AX Moerdijk is bewaard");
        assertThat(page.locator("#pick svg")).containsText("Moerdijk");
        var before = page.evaluate("localStorage.getItem('places')");
        page.locator("#pick").focus();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator("#kept li")).hasCount(1);
        assertThat(page.evaluate("localStorage.getItem('places')")).isNotEqualTo(before);
        page.locator("#whole").click();
        assertThat(page.locator("#whole")).isHidden();
        page.locator("#town").fill("Kerkstraat 1, Nergenshuizen");
        page.locator("#add button[type=submit]").click();
        assertThat(page.locator("#town-error")).containsText("Deze plaats kennen we niet");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPointOnTheMapIsChosenWithTheKeyboardAlone() {
        page.navigate(stand.address + "/places");
        page.locator("#pick").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertThat(page.locator("#kept li")).containsText("52.");
    }

    @Test
    void anEndedAlertSaysSoOnTheOpenPage() {
        stand.publish(first(), OrderAction.EMIT);
        page.navigate(stand.address + "/alert/" + first().alertId());
        assertThat(page.locator("#live")).containsText("live");
        var cancel = SampleAlerts.followUp(fire(), sent, CapMsgType.CANCEL, 2);
        stand.publish(SampleAlerts.event(fire(), cancel, 2, Mode.LIVE), OrderAction.STOP);
        assertThat(page.locator("main .over")).containsText("Voorbij: de afzender heeft deze waarschuwing beëindigd");
    }

    @Test
    void withoutScriptThePageAndTheCodeFormWork() {
        stand.publish(first(), OrderAction.EMIT);
        try (var plain = resident.browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var still = plain.newPage();
            still.navigate(stand.address + "/");
            assertThat(still.locator("main")).containsText("Sluit ramen en deuren");
            still.navigate(stand.address + "/genuine");
            still.locator("#code").fill(AlertIds.shortCode(first().alertId()));
            still.locator("#genuine button").click();
            assertThat(still.locator("main .server")).containsText("Grote brand Moerdijk");
        }
    }

    @Test
    void noPageAsksAnyoneElseForAnything() throws Exception {
        stand.publish(first(), OrderAction.EMIT);
        var strangers = new ArrayList<String>();
        device.onRequest(request -> {
            if (!request.url().startsWith(stand.address)) {
                strangers.add(request.url());
            }
        });
        for (var path : List.of("/", "/alert/" + first().alertId(), "/genuine", "/places", "/print")) {
            page.navigate(stand.address + path);
            page.waitForLoadState();
        }
        assertThat(strangers).isEmpty();
        assertThat(complaints).isEmpty();
        Files.createDirectories(Path.of("target"));
    }

    private void add(String town) {
        page.locator("#town").fill(town);
        page.locator("#add button[type=submit]").click();
        assertThat(page.locator("#kept")).containsText(town);
    }

    private void judged(String signed) {
        page.navigate(stand.address + "/genuine");
        page.locator("details summary").click();
        page.locator("#pasted").fill(signed);
        page.locator("#paste button").click();
    }

    private final java.time.Instant sent = Stand.now();

    private nl.weerklank.contract.cap.CapAlert fire() {
        return SampleAlerts.chemicalFire(sent);
    }

    private AlertEvent first() {
        return SampleAlerts.event(fire(), fire(), 1, Mode.LIVE);
    }
}
