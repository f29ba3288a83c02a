package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.Base64;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapResource;
import org.jspecify.annotations.Nullable;

/** Rules for one resource (§3.2.3). */
final class ResourceRules {

    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,127}";
    private static final Pattern MIME = Pattern.compile(
            "(?:application|audio|chemical|example|font|haptics|image|message|model|multipart|text|video|x-" + TOKEN
                    + ")/" + TOKEN + "(?:\\s*;\\s*" + TOKEN + "=(?:" + TOKEN + "|\"[^\"]*\"))*");
    private static final Pattern SHA1 = Pattern.compile("[0-9A-Fa-f]{40}");

    private ResourceRules() {}

    static void check(CapResource resource, String path, Findings findings) {
        if (!MIME.matcher(resource.mimeType()).matches()) {
            findings.add(
                    INVALID_MIME_TYPE,
                    path + "/mimeType",
                    "'" + resource.mimeType() + "' is not a registered type and a subtype",
                    "write type/subtype in lower case, such as image/png");
        }
        if (resource.size() != null && resource.size().signum() < 0) {
            findings.add(
                    INVALID_RESOURCE_SIZE,
                    path + "/size",
                    "size is negative",
                    "give the size in bytes, or leave it out");
        }
        if (resource.derefUri() != null && !isBase64(resource.derefUri())) {
            findings.add(
                    INVALID_DEREF_URI,
                    path + "/derefUri",
                    "derefUri is not base64",
                    "encode the file in base64 (RFC 2045)");
        }
        if (resource.digest() != null && !SHA1.matcher(resource.digest()).matches()) {
            findings.add(
                    INVALID_DIGEST,
                    path + "/digest",
                    "digest is not 40 hexadecimal digits",
                    "give the SHA-1 digest of the file in hexadecimal, or leave it out");
        }
        uri(resource.uri(), resource.derefUri(), path + "/uri", findings);
        new TextRules(findings).check(resource.resourceDesc(), path + "/resourceDesc");
    }

    private static void uri(@Nullable String text, @Nullable String file, String path, Findings findings) {
        if (text == null) {
            return;
        }
        var uri = UriRules.resource(text, path, findings);
        if (uri.isPresent() && !uri.get().isAbsolute() && file == null) {
            findings.add(
                    RELATIVE_URI_MISSING_DEREF_URI,
                    path,
                    "uri is a file name and derefUri does not hold the file",
                    "give an absolute address, or put the file into derefUri");
        }
    }

    private static boolean isBase64(String text) {
        try {
            var compact = text.replaceAll("\\s", "");
            return Base64.getDecoder().decode(compact).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
