package nl.weerklank.dispatch.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import nl.weerklank.console.Browser;
import nl.weerklank.console.Frame;
import nl.weerklank.console.Language;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.account.Sessions.Session;
import nl.weerklank.dispatch.account.SignIn;
import org.jspecify.annotations.Nullable;

/** Who asks, in which language, and whether they may come in. */
@RequestScoped
public class Door {

    static final String COOKIE = "weerklank-operator";
    static final String LANGUAGE = "weerklank-language";

    private final SignIn signIn;
    private final Fragments fragments;
    private final HttpHeaders headers;
    private final UriInfo uri;

    Door(SignIn signIn, Fragments fragments, HttpHeaders headers, UriInfo uri) {
        this.signIn = signIn;
        this.fragments = fragments;
        this.headers = headers;
        this.uri = uri;
    }

    @Nullable
    String secret() {
        var cookie = headers.getCookies().get(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** The session of one who may look: an operator or an auditor. */
    Optional<Session> session(boolean atWork) {
        return signIn.find(secret(), atWork).filter(session -> session.may(Role.OPERATOR) || session.may(Role.AUDITOR));
    }

    /** The session of an operator whose form is genuine: it carries what only the page could know. */
    Optional<Session> operator(@Nullable String csrf) {
        return session(true).filter(session -> session.may(Role.OPERATOR) && genuine(session, csrf));
    }

    boolean genuine(Session session, @Nullable String csrf) {
        return csrf != null
                && MessageDigest.isEqual(
                        csrf.getBytes(StandardCharsets.UTF_8), session.csrf().getBytes(StandardCharsets.UTF_8));
    }

    Language language() {
        var asked = uri.getQueryParameters().getFirst("lang");
        var cookie = headers.getCookies().get(LANGUAGE);
        var chosen = asked != null ? asked : cookie == null ? null : cookie.getValue();
        return Language.choose(chosen, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    Say say() {
        return fragments.say(language());
    }

    Frame frame(String title, boolean exercise, @Nullable Session session, List<String> scripts) {
        var say = say();
        var path = "/" + uri.getPath().replaceFirst("^/", "");
        return new Frame(
                say.words(),
                title,
                exercise,
                session == null ? null : session.name(),
                session == null ? "" : session.csrf(),
                session == null ? List.of() : links(say, path),
                scripts,
                "/",
                "/sign-out",
                path + query());
    }

    private String query() {
        var query = uri.getRequestUri().getRawQuery();
        if (query == null) {
            return "";
        }
        var kept = java.util.Arrays.stream(query.split("&"))
                .filter(part -> !part.startsWith("lang=") && !part.isEmpty())
                .toList();
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private static List<Frame.Link> links(Say say, String path) {
        return List.of(
                link(say, "/channels", "op.channels", path),
                link(say, "/disseminations", "op.disseminations", path),
                link(say, "/what-if", "op.what-if", path),
                link(say, "/dead-letters", "op.letters", path),
                link(say, "/ledger", "op.ledger", path));
    }

    private static Frame.Link link(Say say, String address, String key, String path) {
        return new Frame.Link(address, say.of(key), path.startsWith(address));
    }

    /** A page with the headers of every page, and the language remembered when it was chosen. */
    Response page(String html, int status) {
        var answer = Response.status(status).type("text/html; charset=utf-8").entity(html);
        Browser.headers().forEach(answer::header);
        if (uri.getQueryParameters().getFirst("lang") != null) {
            answer.cookie(cookie(LANGUAGE, language().code(), 365 * 24 * 3600));
        }
        return answer.build();
    }

    /** To the page where one signs in, and back here afterwards. */
    Response signInFirst() {
        return Response.seeOther(
                        URI.create("/sign-in?to=" + encoded("/" + uri.getPath().replaceFirst("^/", ""))))
                .build();
    }

    static NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
