package nl.weerklank.contract.cap.xml;

import java.util.regex.Pattern;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;

/**
 * Stylesheets and schema locations are never followed here, but whoever opens the alert elsewhere might: one that leads to a
 * file or to a machine inside the network is no honest sender's.
 */
final class ExternalHints {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)(?:file|jar|netdoc|gopher|ftp|data|expect|php):|(?:https?:)?//(?:http:)?/*(?:[^/@\\s\"']*@)?"
                    + "(?:localhost\\b|\\d{1,3}(?:\\.\\d{1,3}){0,3}(?=[:/\\s\"']|$)|0x|\\[)");

    private ExternalHints() {}

    /** Looks at a processing instruction: a stylesheet is tolerated and not followed, anything else is not. */
    static void instruction(String target, String data, CapPlace place) throws RefusedXml {
        if (!target.equals("xml-stylesheet") && !target.equals("xml-model")) {
            throw new RefusedXml(
                    CapRule.PROCESSING_INSTRUCTION,
                    place,
                    "the file has the processing instruction " + target,
                    "send the alert without it");
        }
        if (INSIDE.matcher(data).find()) {
            throw refused(place);
        }
    }

    /** Looks at an attribute that hints where a schema is. */
    static void attribute(String namespace, String value, CapPlace place) throws RefusedXml {
        if ((namespace.equals(XSI) || namespace.equals(XINCLUDE))
                && INSIDE.matcher(value).find()) {
            throw refused(place);
        }
    }

    private static RefusedXml refused(CapPlace place) {
        return new RefusedXml(
                CapRule.EXTERNAL_ADDRESS,
                place,
                "the file tells its reader to fetch something from a file or an inside address",
                "remove the stylesheet or schema location");
    }
}
