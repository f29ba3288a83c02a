package nl.weerklank.channel.web.browser;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** axe-core finds nothing on any page, narrow and wide, light and dark; each page is also kept as a picture to be looked at. */
class AccessibilityIT {

    private static final int NARROW = 320;
    private static final int WIDE = 1280;
    private static final Path PICTURES = Path.of("target/screenshots");

    @TempDir
    static Path folder;

    private static Resident resident;
    private static Stand stand;
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws Exception {
        resident = Resident.sitsDown();
        var texts = Files.createDirectories(folder.resolve("texts"));
        Files.writeString(texts.resolve("ar.properties"), """
                language_name=العربية
                site_motto=تحذيرات رسمية
                nav_now=الآن
                nav_past=سابقا
                nav_tests=اختبارات وتمارين
                nav_places=أماكني
                nav_genuine=هل هذا حقيقي؟
                nav_print=للطباعة
                now_title=التحذيرات الآن
                what_to_do=ماذا تفعل
                what_happened=ماذا يحدث
                where=أين
                until=حتى متى
                who_says=من يقول ذلك
                code=الرمز
                read_more=اقرأ المزيد
                """);
        stand = Stand.open(folder, Map.of("texts-folder", texts.toString()));
        var sent = Stand.now();
        var over = SampleAlerts.chemicalFire(sent, "over");
        stand.publish(event(over, over, 1), OrderAction.EMIT);
        stand.publish(event(over, SampleAlerts.followUp(over, sent, CapMsgType.CANCEL, 9), 2), OrderAction.STOP);
        var fire = SampleAlerts.chemicalFire(sent);
        stand.publish(event(fire, fire, 1), OrderAction.EMIT);
        var arabic = ManyTongues.flood(sent);
        stand.publish(event(arabic, arabic, 1), OrderAction.EMIT);
        var exercise = SampleAlerts.chemicalFire(sent, "exercise");
        stand.publish(SampleAlerts.event(exercise, exercise, 1, Mode.EXERCISE), OrderAction.EMIT);
        var id = event(fire, fire, 1).alertId();
        PAGES.put("now", "/");
        PAGES.put("now-en", "/en/");
        PAGES.put("now-ar", "/ar/");
        PAGES.put("past", "/past");
        PAGES.put("tests", "/tests");
        PAGES.put("alert", "/alert/" + id);
        PAGES.put("alert-ended", "/alert/" + event(over, over, 1).alertId());
        PAGES.put("alert-arabic", "/en/alert/" + event(arabic, arabic, 1).alertId() + "/ar");
        PAGES.put("genuine", "/genuine/" + AlertIds.shortCode(id));
        PAGES.put("genuine-form", "/en/genuine");
        PAGES.put(
                "genuine-ended",
                "/genuine/" + AlertIds.shortCode(event(over, over, 1).alertId()));
        PAGES.put("forged", "/genuine/ZZZZ-ZZZZ");
        PAGES.put("no-code", "/genuine/unreadable");
        PAGES.put("places", "/places");
        PAGES.put("places-kept", "/en/places");
        PAGES.put("print", "/print");
        PAGES.put("past-en", "/en/past");
        PAGES.put("docs", "/docs");
        PAGES.put("missing", "/nothing-here");
        PAGES.put("now-lost", "/");
        PAGES.put("now-offline", "/");
    }

    @AfterAll
    static void close() {
        if (stand != null) {
            stand.close();
        }
        if (resident != null) {
            resident.close();
        }
    }

    @Test
    void noPageHasAViolationNarrowInTheLight() {
        assertThat(violations(NARROW, ColorScheme.LIGHT)).isEmpty();
    }

    @Test
    void noPageHasAViolationNarrowInTheDark() {
        assertThat(violations(NARROW, ColorScheme.DARK)).isEmpty();
    }

    @Test
    void noPageHasAViolationWideInTheLight() {
        assertThat(violations(WIDE, ColorScheme.LIGHT)).isEmpty();
    }

    @Test
    void noPageHasAViolationWideInTheDark() {
        assertThat(violations(WIDE, ColorScheme.DARK)).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysAtThreeHundredAndTwentyPixels() {
        var wide = new ArrayList<String>();
        try (var context = resident.browser.newContext(new Browser.NewContextOptions().setViewportSize(NARROW, 640))) {
            var page = context.newPage();
            PAGES.forEach((name, path) -> {
                page.navigate(stand.address + path);
                if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                    wide.add(name);
                }
            });
        }
        assertThat(wide).isEmpty();
    }

    private static List<String> violations(int width, ColorScheme scheme) {
        var found = new ArrayList<String>();
        try (var context = resident.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setBypassCSP(true)
                .setColorScheme(scheme))) {
            var page = context.newPage();
            PAGES.forEach((name, path) -> {
                page.navigate(stand.address + path);
                settle(page, name);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("%s-%d-%s.png".formatted(name, width, scheme)))
                        .setFullPage(true));
                new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .forEach(v -> found.add(name + ": " + v.getId() + " at "
                                + v.getNodes().stream()
                                        .map(n -> n.getHtml())
                                        .limit(3)
                                        .toList()));
            });
        }
        return found;
    }

    /** Brings the page into the state that it is to be looked at in. */
    private static void settle(Page page, String name) {
        switch (name) {
            case "genuine", "genuine-ended", "forged" ->
                page.locator("#verdict .genuine, #verdict .forged").first().waitFor();
            case "places-kept" -> {
                page.locator("#towns option").first().waitFor(new Locator.WaitForOptions().setState(ATTACHED));
                for (var place : List.of("Groningen", "Steenweg 12, Moerdijk")) {
                    page.locator("#town").fill(place);
                    page.locator("#add button[type=submit]").click();
                    page.locator("#kept").getByText(place).waitFor();
                }
            }
            case "now-lost" -> {
                stand.adapter().backbone(false);
                page.waitForFunction(
                        "() => { check(); return !document.getElementById('lost').hidden; }",
                        null,
                        new Page.WaitForFunctionOptions().setPollingInterval(500));
                stand.adapter().backbone(true);
            }
            case "now-offline" -> {
                Await.until(
                        "the source is heard again",
                        Duration.ofMinutes(1),
                        () -> !page.request().get(stand.address + "/").text().contains("Geen verbinding"));
                page.reload();
                page.context().setOffline(true);
                page.locator("#offline").waitFor();
            }
            default -> {}
        }
    }

    private static AlertEvent event(CapAlert first, CapAlert message, int version) {
        return SampleAlerts.event(first, message, version, Mode.LIVE);
    }
}
