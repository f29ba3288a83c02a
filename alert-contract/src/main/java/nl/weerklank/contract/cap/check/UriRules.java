package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for addresses (§3.2.2 web, §3.2.3 uri). */
final class UriRules {

    private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data", "file", "blob", "jar");
    private static final Pattern NOT_IN_A_URI = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}<>\"`]");

    private UriRules() {}

    static void web(String web, String path, Findings findings) {
        var uri = parse(web, path, findings);
        if (uri.isEmpty() || unsafe(uri.get(), path, findings)) {
            return;
        }
        if (!uri.get().isAbsolute()
                || uri.get().isOpaque() && !isMail(uri.get())
                || hierarchicalWithoutHost(uri.get())) {
            findings.add(
                    INVALID_WEB,
                    path,
                    "web is not an absolute address",
                    "give the whole address with https:// and host");
        }
    }

    /** The address of a resource, if it is one at all. */
    static Optional<URI> resource(String text, String path, Findings findings) {
        var uri = parse(text, path, findings);
        return uri.isEmpty() || unsafe(uri.get(), path, findings) ? Optional.empty() : uri;
    }

    private static Optional<URI> parse(String text, String path, Findings findings) {
        try {
            if (!NOT_IN_A_URI.matcher(text).find()) {
                return Optional.of(new URI(quoted(text)));
            }
        } catch (URISyntaxException e) {
            // said below
        }
        findings.add(INVALID_URI, path, "the text is not a URI", "give an address as RFC 3986 writes it");
        return Optional.empty();
    }

    /** As people write addresses: these characters are escaped by every browser and are no ground for refusing an alert. */
    private static String quoted(String text) {
        return text.replace("|", "%7C")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("\\", "%5C")
                .replace("^", "%5E");
    }

    private static boolean unsafe(URI uri, String path, Findings findings) {
        var scheme = uri.getScheme();
        if (scheme == null || !UNSAFE.contains(scheme.toLowerCase(Locale.ROOT))) {
            return false;
        }
        findings.add(
                UNSAFE_URI,
                path,
                "an address of scheme " + scheme + " is never shown to people",
                "give an https address");
        return true;
    }

    private static boolean isMail(URI uri) {
        return "mailto".equalsIgnoreCase(uri.getScheme()) || "tel".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean hierarchicalWithoutHost(URI uri) {
        return !uri.isOpaque()
                && (uri.getRawAuthority() == null || uri.getRawAuthority().isEmpty());
    }
}
