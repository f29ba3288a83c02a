package nl.weerklank.contract.cap.check;

import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.rule.CapPlaces;
import nl.weerklank.contract.cap.rule.Violation;

/** Checks a message that was read against the rules that the schema cannot check (CAP 1.2 §3.2). */
public final class CapCheck {

    private CapCheck() {}

    /** Every rule that the message breaks, in the order of the message; warnings among them. */
    public static List<Violation> check(CapAlert alert, CapPlaces places) {
        var findings = new Findings(places);
        AlertRules.check(alert, findings);
        ReferenceRules.check(alert, findings);
        for (int i = 0; i < alert.infos().size(); i++) {
            var info = alert.infos().get(i);
            var path = "info[" + (i + 1) + "]";
            InfoRules.check(alert, info, path, findings);
            for (int r = 0; r < info.resources().size(); r++) {
                ResourceRules.check(info.resources().get(r), path + "/resource[" + (r + 1) + "]", findings);
            }
            for (int a = 0; a < info.areas().size(); a++) {
                AreaRules.check(info.areas().get(a), path + "/area[" + (a + 1) + "]", findings);
            }
        }
        LanguageRules.check(alert.infos(), findings);
        return findings.all();
    }

    /** Whether nothing among them refuses the message. */
    public static boolean acceptable(List<Violation> violations) {
        return violations.stream().noneMatch(Violation::refuses);
    }
}
