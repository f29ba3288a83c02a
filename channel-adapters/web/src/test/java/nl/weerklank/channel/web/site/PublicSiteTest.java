package nl.weerklank.channel.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.weerklank.channel.web.board.Archive;
import nl.weerklank.channel.web.browser.ManyTongues;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicSiteTest {

    private static final int FIRST_VIEW = 30_000;

    private final nl.weerklank.contract.cap.CapAlert fire = SampleAlerts.chemicalFire(Sites.NOW.minusSeconds(300));
    private final nl.weerklank.contract.alert.AlertEvent first = SampleAlerts.event(fire, fire, 1, Mode.LIVE);

    @Test
    void thePageSaysWhatHappenedWhereWhatToDoUntilWhenAndWhoSaysSo() {
        var page = Sites.text(Sites.site(Sites.board(List.of(first)), false), "/");
        assertThat(page)
                .contains("Grote brand Moerdijk: ga naar binnen")
                .contains("Levensbedreigend")
                .contains("Moerdijk en omgeving")
                .contains("Sluit ramen en deuren")
                .contains("zondag 22 november 2026 13:00")
                .contains("Veiligheidsregio Midden- en West-Brabant")
                .contains("<svg class=\"map tall\"");
    }

    @Test
    void theFirstViewIsUnderThirtyKilobytesOverTheWire() {
        var site = Sites.site(Sites.board(List.of(first)), false);
        var page = site.at("/").orElseThrow();
        var html = page.plain().toString();
        long wire = 0;
        var links = java.util.regex.Pattern.compile("(?:href|src)=\"(/(?:style|app|icon|manifest)[^\"]*)\"")
                .matcher(html);
        while (links.find()) {
            wire += size(site.at(links.group(1)).orElseThrow());
        }
        wire += size(page);
        assertThat(wire).isLessThan(FIRST_VIEW);
    }

    @Test
    void withoutAnAlertThePageSaysSo() {
        assertThat(Sites.text(Sites.site(Sites.board(List.of()), false), "/"))
                .contains("Er zijn nu geen waarschuwingen");
    }

    @Test
    void thePageSpeaksEnglishAndShowsTheEnglishText() {
        assertThat(Sites.text(Sites.site(Sites.board(List.of(first)), false), "/en/"))
                .contains("<html lang=\"en\"")
                .contains("Large fire at Moerdijk: go indoors")
                .contains("Threat to life");
    }

    @Test
    void anAlertKeepsItsPageAfterItEndedAndSaysWhenItStopped() {
        var cancel = SampleAlerts.followUp(fire, Sites.NOW, CapMsgType.CANCEL, 2);
        var site = Sites.site(Sites.board(List.of(first, SampleAlerts.event(fire, cancel, 2, Mode.LIVE))), false);
        assertThat(Sites.text(site, "/alert/" + first.alertId()))
                .contains("Voorbij: de afzender heeft deze waarschuwing beëindigd")
                .contains("Gestopt op")
                .contains("zondag 22 november 2026 11:05");
        assertThat(Sites.text(site, "/")).contains("Er zijn nu geen waarschuwingen");
        assertThat(Sites.text(site, "/past")).contains("/alert/" + first.alertId());
    }

    @Test
    void onlyASenderWhoSaysAllClearMakesItSafeAgain() {
        var cancel = SampleAlerts.followUp(fire, Sites.NOW, CapMsgType.CANCEL, 2);
        var clear = ManyTongues.with(
                cancel, cancel.infos().stream().map(PublicSiteTest::allClear).toList());
        for (var message : List.of(cancel, clear)) {
            var site = Sites.site(Sites.board(List.of(first, SampleAlerts.event(fire, message, 2, Mode.LIVE))), false);
            assertThat(Sites.text(site, "/alert/" + first.alertId()).contains("Het is weer veilig"))
                    .isEqualTo(message == clear);
        }
    }

    private static CapInfo allClear(CapInfo i) {
        return new CapInfo(
                i.language(),
                i.categories(),
                i.event(),
                List.of(CapResponseType.ALL_CLEAR),
                i.urgency(),
                i.severity(),
                i.certainty(),
                i.audience(),
                i.eventCodes(),
                i.effective(),
                i.onset(),
                i.expires(),
                i.senderName(),
                i.headline(),
                i.description(),
                i.instruction(),
                i.web(),
                i.contact(),
                i.parameters(),
                i.resources(),
                i.areas());
    }

    @Test
    void anExerciseIsCalledOne() {
        var site = Sites.site(Sites.board(List.of(SampleAlerts.event(fire, fire, 1, Mode.EXERCISE))), false);
        assertThat(Sites.text(site, "/")).contains("OEFENING");
        assertThat(Sites.text(site, "/tests")).contains("OEFENING");
        assertThat(Sites.text(site, "/feed.atom")).contains("[EXERCISE]");
    }

    @Test
    void whenTheSourceIsLostEveryPageSaysSinceWhen() {
        var site = Sites.site(Sites.board(List.of(first)), true);
        for (var path : List.of("/", "/alert/" + first.alertId(), "/print", "/past", "/genuine")) {
            assertThat(Sites.text(site, path))
                    .as(path)
                    .contains("Geen verbinding met de bron sinds zondag 22 november");
        }
        assertThat(Sites.text(site, "/")).contains("22 minuten");
        assertThat(Sites.text(site, "/feed.atom"))
                .contains("Geen verbinding met de bron sinds zondag 22 november 2026 10:43 (22 minuten geleden)")
                .contains("No connection with the source since Sunday 22 November 2026, 10:43 (22 minutes ago)");
        assertThat(Sites.text(site, "/alerts.json")).contains("\"sourceLost\":true");
    }

    @Test
    void theCodeIsFoundHoweverItIsTyped() {
        var site = Sites.site(Sites.board(List.of(first)), false);
        var code = nl.weerklank.contract.alert.AlertIds.shortCode(first.alertId());
        for (var typed : List.of(
                code,
                code.replace("-", ""),
                code.replace("-", "%20"),
                code.toLowerCase(java.util.Locale.ROOT),
                "Code:%20" + code)) {
            assertThat(Sites.text(site, "/genuine/" + typed)).as(typed).contains("ga naar binnen");
        }
        assertThat(Sites.text(site, "/genuine/" + code + ".json")).contains(first.alertId());
        assertThat(Sites.text(site, "/genuine/unreadable")).contains("Dit is geen code");
        assertThat(site.at("/genuine/ZZZZ-ZZZZ.json")).isEmpty();
        assertThat(Sites.text(site, "/genuine/ZZZZ-ZZZZ")).contains("Geen waarschuwing met deze code");
    }

    @Test
    void theCodeStandsOnEveryTextThatLeavesTheSite() {
        var site = Sites.site(Sites.board(List.of(first)), false);
        var code = nl.weerklank.contract.alert.AlertIds.shortCode(first.alertId());
        for (var path : List.of(
                "/",
                "/en/",
                "/alert/" + first.alertId(),
                "/print",
                "/print.txt",
                "/feed.atom",
                "/alerts.json",
                "/alerts.geojson",
                "/alert/" + first.alertId() + ".json")) {
            assertThat(Sites.text(site, path)).as(path).contains(code);
        }
    }

    @Test
    void aLanguageThatAFileBringsHasPagesOfItsOwnAndFallsBackToDutchWords(@TempDir Path texts) throws Exception {
        Files.writeString(texts.resolve("uk.properties"), "language_name=Українська\nnow_title=Попередження зараз\n");
        Files.writeString(texts.resolve("fry.properties"), "language_name=Frysk\nnow_title=Warskôgings no\n");
        Files.writeString(texts.resolve("ar.properties"), "language_name=العربية\nnow_title=التحذيرات الآن\n");
        var site = Sites.site(Sites.board(List.of(first)), false, UiTexts.withFilesOf(texts), Archive.empty());
        assertThat(Sites.text(site, "/uk/")).contains("<html lang=\"uk\"", "Попередження зараз", "Wat moet u doen");
        assertThat(Sites.text(site, "/fry")).contains("Warskôgings no");
        assertThat(Sites.text(site, "/fry/past")).contains("<html lang=\"fry\"");
        assertThat(Sites.text(site, "/ar/")).contains("<html lang=\"ar\" dir=\"rtl\"");
        assertThat(Sites.text(site, "/")).contains("Українська", "Frysk", "العربية");
    }

    @Test
    void anAlertThatLeftTheBoardKeepsItsPageItsCodeAndItsData(@TempDir Path folder) throws Exception {
        var store = new nl.weerklank.channel.web.board.BoardStore(folder);
        var before = Sites.board(List.of(first)).expire(Sites.NOW.plus(java.time.Duration.ofDays(1)));
        var empty = nl.weerklank.channel.web.board.Board.empty(Sites.NOW);
        store.save(empty, before);
        store.save(before, empty);
        var site = Sites.site(empty, false, UiTexts.shipped(), store.archive());
        assertThat(Sites.text(site, "/past")).doesNotContain(first.alertId());
        assertThat(Sites.text(site, "/alert/" + first.alertId()))
                .contains("Grote brand Moerdijk", "Voorbij: deze waarschuwing is verlopen");
        var code = nl.weerklank.contract.alert.AlertIds.shortCode(first.alertId());
        assertThat(Sites.text(site, "/genuine/" + code)).contains("Grote brand Moerdijk");
        assertThat(Sites.text(site, "/alert/" + first.alertId() + ".jws.json")).contains("signature");
    }

    @Test
    void everyPageIsWritten() throws Exception {
        var site = Sites.site(Sites.board(List.of(first)), false);
        var folder = Files.createDirectories(Path.of("target/site"));
        for (var path : List.of(
                "/",
                "/past",
                "/tests",
                "/places",
                "/genuine",
                "/print",
                "/print.txt",
                "/404",
                "/alert/" + first.alertId(),
                "/alert/" + first.alertId() + "/en-gb",
                "/feed.atom",
                "/alerts.json",
                "/alerts.geojson",
                "/keys.json",
                "/revision",
                "/alert/" + first.alertId() + ".json",
                "/alert/" + first.alertId() + ".jws.json",
                "/robots.txt")) {
            var text = Sites.text(site, path);
            assertThat(text).as(path).isNotBlank();
            Files.writeString(
                    folder.resolve(
                            path.equals("/") ? "index" : path.substring(1).replace('/', '_')),
                    text);
        }
    }

    private static long size(nl.weerklank.channel.web.http.Representation answer) {
        var gzip = answer.gzip();
        return gzip == null ? answer.plain().length() : gzip.length();
    }
}
