package nl.weerklank.ingest.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.live.Placement;
import nl.weerklank.ingest.trust.Mandate;
import nl.weerklank.ingest.trust.TrustVerdict;

/** Which of a sender's mandates lets a message go out without a second person, or why none does. */
record MandateChoice(Optional<Mandate> mandate, List<String> reasons) {

    static MandateChoice of(
            TrustVerdict.Trusted trusted, CapAlert message, Placement placement, CellSet target, Instant now) {
        if (!trusted.proven()) {
            return none(
                    "nothing proves that the message is the sender's: it is not signed, and the account is not the sender's own");
        }
        if (placement instanceof Placement.Follows follows
                && !follows.alert().latest().cap().sender().equals(message.sender())) {
            return none("a mandate changes only alerts of its own sender");
        }
        var reasons = new ArrayList<String>();
        for (var mandate : trusted.sender().mandates()) {
            var refusal = mandate.refusal(infos(message, placement), cells(target, placement), now);
            if (refusal.isEmpty()) {
                return new MandateChoice(Optional.of(mandate), List.of());
            }
            reasons.add(refusal.get());
        }
        return new MandateChoice(Optional.empty(), reasons);
    }

    Violation whyNot() {
        return new Violation(
                "MANDATE_NOT_USED",
                "alert",
                String.join("; ", reasons),
                "A second person has to approve this message.");
    }

    private static MandateChoice none(String reason) {
        return new MandateChoice(Optional.empty(), List.of(reason));
    }

    /** A cancel may carry no info of its own; then it speaks of the hazard that it ends. */
    private static List<CapInfo> infos(CapAlert message, Placement placement) {
        return message.infos().isEmpty() && placement instanceof Placement.Follows follows
                ? follows.alert().latest().cap().infos()
                : message.infos();
    }

    private static CellSet cells(CellSet target, Placement placement) {
        return target.isEmpty() && placement instanceof Placement.Follows follows
                ? follows.alert().everywhere()
                : target;
    }
}
