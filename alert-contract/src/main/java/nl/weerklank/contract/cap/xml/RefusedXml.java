package nl.weerklank.contract.cap.xml;

import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;

/** Ends reading at the first thing in the XML that refuses it. */
public final class RefusedXml extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    public RefusedXml(CapRule rule, CapPlace place, String message, String remedy) {
        super(message, null, false, false);
        this.violation = Violation.at(rule, "", place, message, remedy);
    }

    public Violation violation() {
        return violation;
    }
}
