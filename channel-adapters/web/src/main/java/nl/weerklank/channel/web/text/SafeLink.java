package nl.weerklank.channel.web.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link from outside that may be offered: absolute, http or https, with the host that it leads to said beside it. */
public record SafeLink(String href, String host) {

    private static final int LONGEST = 2000;

    /** The link, or nothing when it is anything but a plain web address. */
    public static Optional<SafeLink> of(@Nullable String text) {
        if (text == null
                || text.length() > LONGEST
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text.strip());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            return Optional.of(new SafeLink(uri.toASCIIString(), IDN.toASCII(uri.getHost(), IDN.ALLOW_UNASSIGNED)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
