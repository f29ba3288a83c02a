package nl.weerklank.channel.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.weerklank.channel.web.push.MessageEncryption;
import nl.weerklank.channel.web.text.SafeLink;
import nl.weerklank.channel.web.text.SafeText;
import nl.weerklank.contract.alert.AlertEvent;

/** Whatever text a CAP message holds, pages and feeds stay what they are: text stays text, and nothing grows without end. */
class HostileTextPropertyTest {

    private static final List<String> TRICKS = List.of(
            "<script>alert(1)</script>",
            "</title><img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' autofocus onfocus='alert(1)",
            "<!--",
            "]]>",
            "&#60;script&#62;",
            "&lt;b&gt;",
            "{t.site_name}",
            "{#include layout}{/include}",
            "{|",
            "|}",
            "\\{",
            "javascript:alert(1)",
            "\u202Egnp.exe",
            "\u2066\u2067\u2068",
            "\u0000\u0007\u001B[31m",
            "\uFEFF\u200B\u200E\u200F",
            "\uD800",
            "\uDC00x",
            "\uFFFF\uFFFE",
            "مرحبا",
            "🔥",
            "\r\n\r\nHTTP/1.1 200 OK",
            "data: forged\n\nid: 99\n\n");
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
    private static final Set<String> OURS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "link",
            "script",
            "body",
            "a",
            "header",
            "p",
            "span",
            "nav",
            "ul",
            "li",
            "main",
            "h1",
            "h2",
            "h3",
            "article",
            "section",
            "div",
            "strong",
            "dl",
            "dt",
            "dd",
            "time",
            "bdi",
            "figure",
            "svg",
            "path",
            "circle",
            "text",
            "g",
            "rect",
            "footer",
            "button",
            "noscript");

    @Provide
    Arbitrary<String> hostile() {
        var piece = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.of(TRICKS)),
                net.jqwik.api.Tuple.of(2, Arbitraries.strings().ofMaxLength(40)),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(1, Character.MAX_CODE_POINT)
                                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                                .map(Character::toString)));
        var mixed = piece.list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join("", parts));
        var endless = Arbitraries.of(TRICKS).map(trick -> trick.repeat(100_000 / trick.length()));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(12, mixed), net.jqwik.api.Tuple.of(1, endless));
    }

    @Property(tries = 120)
    void noTagAndNoHandlerComesIntoAPageThatIsNotOurs(@ForAll("hostile") String text) {
        var event = HostileInputTest.hostile(text);
        var site = Sites.site(Sites.board(List.of(event)), false);
        for (var path : List.of("/", "/alert/" + event.alertId(), "/print", "/genuine/" + code(event))) {
            var page = Sites.text(site, path);
            assertThat(page.length()).as(path).isLessThan(150_000);
            assertThat(page).as(path).doesNotContain("javascript:alert(document");
            var tags = TAG.matcher(page);
            while (tags.find()) {
                assertThat(OURS_AND_FORMS).as(path + " " + tags.group()).contains(tags.group(1));
                assertThat(tags.group(2).toLowerCase(java.util.Locale.ROOT).replaceAll("\"[^\"]*\"", "\"\""))
                        .as(path + " " + tags.group())
                        .doesNotContainPattern("\\bon[a-z]+\\s*=")
                        .doesNotContain("style=");
            }
        }
    }

    @Property(tries = 80)
    void theFeedIsAlwaysWellFormedAndSmall(@ForAll("hostile") String text) throws Exception {
        var event = HostileInputTest.hostile(text);
        var feed = Sites.text(Sites.site(Sites.board(List.of(event)), false), "/feed.atom");
        assertThat(feed.length()).isLessThan(60_000);
        var parser = DocumentBuilderFactory.newNSInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        var atom = parser.parse(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
        assertThat(atom.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry")
                        .getLength())
                .isEqualTo(1);
        assertThat(atom.getElementsByTagNameNS("*", "script").getLength()).isZero();
    }

    @Property(tries = 300)
    void shownTextHoldsNoControlAndNoTurnOfDirectionAndIsNeverEndless(@ForAll("hostile") String text) {
        var line = SafeText.line(text);
        assertThat(line.length()).isLessThanOrEqualTo(SafeText.LINE + 2);
        assertThat(line).doesNotContain("\n");
        for (var shown : List.of(line, SafeText.paragraph(text))) {
            assertThat(shown.codePoints().filter(c -> c != '\n'))
                    .noneMatch(Character::isISOControl)
                    .noneMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0xFEFF)
                    .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
        assertThat(SafeText.line(line)).isEqualTo(line);
    }

    @Property(tries = 300)
    void whateverBecomesALinkIsAPlainWebAddress(@ForAll("hostile") String text) {
        for (var address : List.of(text, "https://" + text, "https://example.nl/" + text, "javascript:" + text)) {
            SafeLink.of(address).ifPresent(link -> {
                assertThat(link.href()).matches("(?i)https?://[^\\s\"'<>@]+.*").doesNotContain("\"", "<", ">", " ");
                assertThat(link.host()).isNotEmpty().isASCII();
            });
        }
    }

    @Property(tries = 100)
    void aPushMessageOfAnyTextFitsIntoOneRecord(@ForAll("hostile") String text) {
        var message = SafeText.line(text) + SafeText.clean(text, 500, true);
        var json = nl.weerklank.contract.json.ContractJson.write(java.util.Map.of("title", message));
        assertThat(json.length).isLessThan(MessageEncryption.MOST_BYTES - 600);
    }

    private static final Set<String> OURS_AND_FORMS =
            union(OURS, Set.of("form", "input", "label", "textarea", "details", "summary", "br", "code"));

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new java.util.HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }

    private static String code(AlertEvent event) {
        return nl.weerklank.contract.alert.AlertIds.shortCode(event.alertId());
    }
}
