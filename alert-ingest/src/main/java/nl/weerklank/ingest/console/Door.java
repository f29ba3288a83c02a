package nl.weerklank.ingest.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import nl.weerklank.console.Browser;
import nl.weerklank.console.Language;
import nl.weerklank.console.Words;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.session.Sessions;
import nl.weerklank.ingest.session.SignIn;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in: a page needs a session; an act needs besides that the form carries the session's own mark and comes from a page of
 * this address. Every answer leaves with the headers that keep other people's scripts out.
 */
@ApplicationScoped
public class Door {

    static final String COOKIE = "weerklank-session";
    static final String LANGUAGE_COOKIE = "weerklank-language";

    private final Sessions sessions;
    private final SignIn signIn;
    private final Audit audit;
    private final Pages pages;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Words dutch = Words.of(Language.NL, Door.class);
    private final Words english = Words.of(Language.EN, Door.class);

    Door(Sessions sessions, SignIn signIn, Audit audit, Pages pages, HttpHeaders headers, UriInfo uri) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.audit = audit;
        this.pages = pages;
        this.headers = headers;
        this.uri = uri;
    }

    /** A page for somebody who is signed in; anybody else is sent to sign in, and back here afterwards. */
    public Response page(Function<Visitor, Response> page) {
        var visitor = visitor(true);
        if (visitor.isEmpty()) {
            return finished(Response.seeOther(URI.create("/console/sign-in?next=" + encoded(here()))));
        }
        return finished(guarded(visitor.get(), page));
    }

    /** A part of a page, or data, that scripts ask for; without a session it is 401 and no page. */
    public Response part(Function<Visitor, Response> part) {
        return visitor(false)
                .map(visitor -> finished(guarded(visitor, part)))
                .orElseGet(() -> finished(Response.status(401)));
    }

    /** An act of somebody who is signed in, from a form of their own session; anything else is refused, on record. */
    public Response act(@Nullable String csrf, Function<Visitor, Response> act) {
        var visitor = visitor(true);
        if (visitor.isEmpty()) {
            audit.refused("?", "SESSION_GONE", here(), null);
            return finished(pages.message(words(), 401, "session.gone", "/console/sign-in"));
        }
        if (!sameOrigin()
                || csrf == null
                || !equal(csrf, visitor.get().session().csrf())) {
            audit.refused(visitor.get().name(), "FORM_FORGED", here(), "Origin " + headers.getHeaderString("Origin"));
            return finished(pages.message(words(), 403, "form.forged", "/console"));
        }
        return finished(guarded(visitor.get(), act));
    }

    /** Refuses what this person may not do, on record. */
    public Response notAllowed(Visitor visitor, String act, @Nullable String subject) {
        audit.refused(visitor.name(), act, subject, "ROLE_MISSING");
        return pages.message(visitor.words(), 403, "not.allowed", "/console").build();
    }

    /** Whoever is signed in at the browser that asks; looking, unlike working, lets the session fall idle. */
    public Optional<Visitor> visitor(boolean works) {
        var secret = secret();
        return (works ? sessions.use(secret) : sessions.look(secret))
                .flatMap(session ->
                        signIn.account(session.account()).map(account -> new Visitor(account, session, words())))
                .filter(Visitor::belongsHere);
    }

    Words words() {
        var cookie = headers.getCookies().get(LANGUAGE_COOKIE);
        var chosen = Optional.ofNullable(uri.getQueryParameters().getFirst("lang"))
                .orElse(cookie == null ? null : cookie.getValue());
        var language = Language.choose(chosen, headers.getHeaderString("Accept-Language"));
        return language == Language.NL ? dutch : english;
    }

    @Nullable
    String secret() {
        var cookie = headers.getCookies().get(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    NewCookie cookie(String secret, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(secret)
                .path("/console")
                .httpOnly(true)
                .secure("https".equals(uri.getRequestUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }

    /** The path and query that were asked for. */
    public String here() {
        var asked = uri.getRequestUri();
        return asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
    }

    /** Whether a form comes from a page of this address; browsers say so on every POST. */
    boolean sameOrigin() {
        var origin = headers.getHeaderString("Origin");
        var host = headers.getHeaderString("Host");
        return origin == null
                || "null".equals(origin) && "same-origin".equals(headers.getHeaderString("Sec-Fetch-Site"))
                || origin.equals("http://" + host)
                || origin.equals("https://" + host);
    }

    Response finished(Response.ResponseBuilder answer) {
        return finished(answer.build());
    }

    private Response finished(Response answer) {
        var more = Response.fromResponse(answer);
        Browser.headers().forEach((name, value) -> {
            if (!answer.getHeaders().containsKey(name)) {
                more.header(name, value);
            }
        });
        var chosen = Language.of(uri.getQueryParameters().getFirst("lang"));
        chosen.ifPresent(language -> more.cookie(new NewCookie.Builder(LANGUAGE_COOKIE)
                .value(language.code())
                .path("/")
                .maxAge(365 * 24 * 3600)
                .sameSite(NewCookie.SameSite.LAX)
                .build()));
        return more.build();
    }

    private Response guarded(Visitor visitor, Function<Visitor, Response> work) {
        try {
            return work.apply(visitor);
        } catch (DeskUnavailable e) {
            return pages.message(visitor.words(), 503, "desk.away", "/console").build();
        }
    }

    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The answer to an act that is done: the browser asks for the next page, so that a reload does nothing twice. */
    public static Response next(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /** A page's text as an answer. */
    public static Response html(String text) {
        return Response.ok(text, MediaType.TEXT_HTML + ";charset=UTF-8").build();
    }
}
