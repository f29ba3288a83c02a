package nl.weerklank.contract.cap.form;

import java.util.Map;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.xml.RefusedXml;
import nl.weerklank.contract.cap.xml.XmlElement;

/** Decides by the first element whether the rest is worth reading. */
public final class RootCheck {

    private static final Map<String, String> LEGACY = Map.of(
            "http://www.incident.com/cap/1.0", "CAP 1.0",
            "urn:oasis:names:tc:emergency:cap:1.0", "CAP 1.0",
            "urn:oasis:names:tc:emergency:cap:1.1", "CAP 1.1");

    private RootCheck() {}

    /** Only an alert of CAP 1.2 passes. */
    public static void check(XmlElement root) throws RefusedXml {
        if (root.isCap("alert")) {
            return;
        }
        if (root.isCap()) {
            throw new RefusedXml(
                    CapRule.WRONG_ROOT,
                    root.place(),
                    "the root element is " + root.name() + ", not alert",
                    "send one alert a file, with alert as its root");
        }
        var legacy = LEGACY.get(root.namespace());
        if (legacy == null && !root.name().equals("alert")) {
            throw new RefusedXml(
                    CapRule.WRONG_ROOT,
                    root.place(),
                    "the root element is " + root.name() + " of " + named(root.namespace()) + ", not an alert",
                    "send the alert itself; a feed or an envelope around it is not read here");
        }
        throw new RefusedXml(
                CapRule.UNSUPPORTED_VERSION,
                root.place(),
                "the alert is " + (legacy == null ? "of " + named(root.namespace()) : legacy) + ", not CAP 1.2",
                "send it as CAP 1.2, namespace " + XmlElement.CAP);
    }

    private static String named(String namespace) {
        return namespace.isEmpty() ? "no namespace" : "namespace " + namespace;
    }
}
