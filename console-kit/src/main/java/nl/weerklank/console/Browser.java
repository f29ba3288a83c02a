package nl.weerklank.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** What a page lets the browser do: load our own files and nothing else, and find the libraries that they import. */
public final class Browser {

    /** Where the modules that our scripts import are; the text of the page's one inline script. */
    public static final String IMPORT_MAP = """
            {"imports":{"lit":"/_static/lit/3.3.1/index.js","lit/":"/_static/lit/3.3.1/",\
            "lit-html":"/_static/lit-html/3.3.1/lit-html.js","lit-html/":"/_static/lit-html/3.3.1/",\
            "lit-element/lit-element.js":"/_static/lit-element/4.2.1/lit-element.js",\
            "@lit/reactive-element":"/_static/reactive-element/2.1.1/reactive-element.js",\
            "@lit/reactive-element/":"/_static/reactive-element/2.1.1/",\
            "leaflet":"/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js"}}""";

    private static final String POLICY = "default-src 'none'; script-src 'self' 'sha256-" + digest(IMPORT_MAP)
            + "'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Browser() {}

    /** The headers of every page. */
    public static Map<String, String> headers() {
        return Map.of(
                "Content-Security-Policy", POLICY,
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "same-origin",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cache-Control", "no-store");
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
