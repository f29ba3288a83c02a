package nl.weerklank.channel.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.weerklank.channel.web.browser.ManyTongues;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

/** Whatever an alert holds stands in every page and feed as text, and never as anything else. */
class HostileInputTest {

    private static final String MARKUP =
            "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></title></style>{t.site_name}{#include layout}";

    private final AlertEvent hostile = hostile(MARKUP);

    @Test
    void markupIsShownAsTextOnEveryPage() {
        var site = Sites.site(Sites.board(List.of(hostile)), false);
        for (var path : List.of("/", "/en/", "/alert/" + hostile.alertId(), "/print", "/tests")) {
            var page = Sites.text(site, path);
            assertThat(page)
                    .as(path)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img")
                    .doesNotContain("</style>");
        }
        assertThat(Sites.text(site, "/alert/" + hostile.alertId()))
                .contains("&lt;script&gt;alert(1)")
                .contains("{t.site_name}{#include layout}");
        assertThat(Sites.text(site, "/feed.atom")).doesNotContain("<script>");
    }

    @Test
    void aScriptLinkIsNotOfferedAndTheLanguageIsNotBelieved() {
        var page = Sites.text(Sites.site(Sites.board(List.of(hostile)), false), "/alert/" + hostile.alertId());
        assertThat(page).doesNotContain("javascript:").contains("lang=\"und\"");
    }

    @Test
    void aHundredKilobytesOfHeadlineMakeNoHundredKilobytesOfPage() {
        var long1 = hostile("x".repeat(100_000));
        var site = Sites.site(Sites.board(List.of(long1)), false);
        assertThat(Sites.text(site, "/").length()).isLessThan(60_000);
        assertThat(Sites.text(site, "/alert/" + long1.alertId()).length()).isLessThan(60_000);
    }

    @Test
    void nothingThatIsTypedIntoTheAddressComesBackIntoThePage() {
        var site = Sites.site(Sites.board(List.of()), false);
        for (var path : List.of(
                "/genuine/<script>",
                "/alert/../../etc/passwd",
                "/alert/" + "a".repeat(500),
                "/%3Cscript%3E",
                "/nl//",
                "//")) {
            site.at(path)
                    .ifPresent(found ->
                            assertThat(found.plain().toString()).as(path).doesNotContain("<script>al", "passwd"));
        }
    }

    static AlertEvent hostile(String text) {
        var base = SampleAlerts.chemicalFire(Sites.NOW, "hostile");
        var i = base.infos().getFirst();
        var area =
                new CapArea(text, List.of(), List.of(new CapCircle(SampleAlerts.MOERDIJK, 3)), List.of(), null, null);
        var info = new CapInfo(
                "\"><script>",
                i.categories(),
                text,
                i.responseTypes(),
                i.urgency(),
                i.severity(),
                i.certainty(),
                text,
                List.of(),
                i.effective(),
                i.onset(),
                i.expires(),
                text,
                text,
                text,
                text,
                "javascript:alert(document.cookie)",
                text,
                List.of(),
                List.of(),
                List.of(area));
        var cap = ManyTongues.with(base, List.of(info));
        return SampleAlerts.event(cap, cap, 1, Mode.LIVE);
    }
}
