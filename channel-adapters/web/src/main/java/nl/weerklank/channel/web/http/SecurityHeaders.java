package nl.weerklank.channel.web.http;

import io.vertx.core.http.HttpServerResponse;

/** What every answer tells the browser: nothing from elsewhere, nothing inline, framed by nobody. */
public final class SecurityHeaders {

    /** No third party, no inline code or style, no plug-ins, forms only to us. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types weerklank";

    private SecurityHeaders() {}

    static void on(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)");
    }
}
