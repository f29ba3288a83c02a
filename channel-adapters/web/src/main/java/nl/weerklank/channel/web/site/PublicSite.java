package nl.weerklank.channel.web.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.weerklank.channel.web.board.Archive;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.http.Representation;
import nl.weerklank.channel.web.http.Site;
import nl.weerklank.channel.web.page.Asked;
import nl.weerklank.channel.web.page.Pages;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.alert.AlertIds;

/** The site at one moment: a path is written when it is first asked for, and then kept until the next moment. */
public final class PublicSite implements Site {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";
    private static final Pattern ALERT = Pattern.compile("alert/([0-9a-f]{24})(?:/([a-z0-9-]{2,35}))?");
    private static final Pattern MACHINE = Pattern.compile("/alert/([0-9a-f]{24})\\.(json|jws\\.json|cap\\.xml)");
    private static final Pattern CODE = Pattern.compile("genuine/([^/]{1,60})");
    private static final Pattern CODE_DATA = Pattern.compile("/genuine/([^/]{1,60})\\.json");
    private static final int MOST_KEPT = 4000;

    private final SiteParts parts;
    private final Pages.Now now;
    private final Archive archive;
    private final Map<String, Representation> kept = new ConcurrentHashMap<>();

    PublicSite(SiteParts parts, Pages.Now now, Archive archive) {
        this.parts = parts;
        this.now = now;
        this.archive = archive;
    }

    @Override
    public Optional<Representation> at(String path) {
        var known = kept.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        var written = write(path);
        boolean worth = written.isPresent() && !written.get().cacheControl().equals(Representation.UNKNOWN);
        if (worth && kept.size() < MOST_KEPT) {
            kept.put(path, written.get());
        }
        return written;
    }

    private Optional<Representation> write(String path) {
        var asset = parts.assets().get(path);
        if (asset != null) {
            return Optional.of(asset);
        }
        var machine = machine(path);
        if (machine.isPresent()) {
            return machine;
        }
        var relative = path.substring(1);
        for (var ui : parts.languages().values()) {
            if (relative.equals(ui.language())) {
                return page(ui, "");
            }
            if (relative.startsWith(ui.language() + "/")) {
                return page(ui, relative.substring(ui.language().length() + 1));
            }
        }
        return page(parts.first(), relative);
    }

    private Optional<Representation> page(UiTexts ui, String path) {
        var pages = parts.pages();
        return switch (path) {
            case "" -> html(pages.now(now, ui));
            case "past" -> html(pages.past(now, ui));
            case "tests" -> html(pages.tests(now, ui));
            case "places" -> html(pages.places(now, ui));
            case "genuine" -> html(pages.genuine(now, ui, Asked.NOTHING));
            case "print" -> html(pages.print(now, ui));
            case "print.txt" -> Optional.of(Representation.text(200, TEXT, pages.plainText(now, ui)));
            case "404" -> Optional.of(Representation.of(404, HTML, Representation.LIVE, pages.missing(now, ui)));
            default -> alertOrCode(ui, path);
        };
    }

    private Optional<Representation> alertOrCode(UiTexts ui, String path) {
        var alert = ALERT.matcher(path);
        if (alert.matches()) {
            return shown(alert.group(1))
                    .filter(a -> alert.group(2) == null || isWrittenIn(a, alert.group(2)))
                    .flatMap(a -> html(parts.pages().alert(now, ui, a, alert.group(2))));
        }
        var code = CODE.matcher(path);
        return code.matches() && !path.endsWith(".json") ? genuine(ui, code.group(1)) : Optional.empty();
    }

    private Optional<Representation> genuine(UiTexts ui, String typed) {
        var pages = parts.pages();
        return Optional.of(AlertIds.readShortCode(unescaped(typed))
                .map(code -> byCode(code)
                        .map(found -> Representation.ok(HTML, pages.genuine(now, ui, Asked.known(code, found))))
                        .orElseGet(() -> Representation.of(
                                200, HTML, Representation.UNKNOWN, pages.genuine(now, ui, Asked.unknown(code)))))
                .orElseGet(() -> Representation.of(
                        200, HTML, Representation.UNKNOWN, pages.genuine(now, ui, Asked.UNREADABLE))));
    }

    private Optional<PublicAlert> byCode(String code) {
        return now.board().alerts().values().stream()
                .filter(a -> a.code().equals(code))
                .findFirst()
                .or(() -> archive.beginningWith(AlertIds.digitsOf(code)))
                .filter(PublicSite::hasText);
    }

    private static String unescaped(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static boolean isWrittenIn(PublicAlert alert, String language) {
        return alert.event().cap().infos().stream()
                .anyMatch(i -> Languages.tag(i.languageOrDefault()).equals(language));
    }

    private Optional<PublicAlert> shown(String id) {
        return byId(id).filter(PublicSite::hasText);
    }

    private Optional<PublicAlert> byId(String id) {
        return now.board().byId(id).or(() -> archive.byId(id));
    }

    private static boolean hasText(PublicAlert alert) {
        return !alert.event().cap().infos().isEmpty();
    }

    private Optional<Representation> machine(String path) {
        var board = now.board();
        return switch (path) {
            case "/revision" -> ok(JSON, parts.json().revision(board, now.heard(), now.lost()));
            case "/alerts.json" -> ok(JSON, parts.json().alerts(board, now.heard(), now.lost()));
            case "/alerts.geojson" -> ok("application/geo+json", parts.json().geoJson(board));
            case "/feed.atom" ->
                ok("application/atom+xml; charset=utf-8", parts.atom().write(board, lost()));
            case "/towns.json" -> ok(JSON, parts.towns());
            case "/certificate.pem" -> parts.certificate().flatMap(pem -> ok("application/x-pem-file", pem));
            case "/docs" -> html(parts.pages().docs(now, parts.publicAddress()));
            case "/keys.json" -> ok("application/jwk-set+json", parts.keys());
            case "/robots.txt" -> ok(TEXT, "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8));
            default -> oneAlert(path);
        };
    }

    /** That the source is not heard, in the two languages that the site ships, for whoever reads the feed. */
    private String lost() {
        return now.lost()
                ? parts.languages().values().stream()
                        .filter(UiTexts::isShipped)
                        .map(now::lostSentence)
                        .collect(Collectors.joining(" / "))
                : "";
    }

    private Optional<Representation> oneAlert(String path) {
        var code = CODE_DATA.matcher(path);
        if (code.matches()) {
            return AlertIds.readShortCode(unescaped(code.group(1)))
                    .flatMap(this::byCode)
                    .flatMap(a -> ok(JSON, parts.json().one(a)));
        }
        var asked = MACHINE.matcher(path);
        if (!asked.matches()) {
            return Optional.empty();
        }
        return byId(asked.group(1)).flatMap(alert -> switch (asked.group(2)) {
            case "json" -> ok(JSON, parts.json().one(alert));
            case "jws.json" -> ok("application/jose+json", nl.weerklank.channel.web.feed.JsonFeeds.jws(alert.signed()));
            default -> parts.cap(alert).flatMap(xml -> ok("application/cap+xml", xml));
        });
    }

    private static Optional<Representation> html(byte[] page) {
        return ok(HTML, page);
    }

    private static Optional<Representation> ok(String type, byte[] bytes) {
        return Optional.of(Representation.ok(type, bytes));
    }
}
