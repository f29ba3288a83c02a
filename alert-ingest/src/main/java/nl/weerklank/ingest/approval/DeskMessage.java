package nl.weerklank.ingest.approval;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.ingest.check.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A message as the desk keeps it.
 *
 * @param author who submitted it; absent for what was issued under a mandate and is only recorded here
 * @param target the cells that an approver says yes to; empty for a cancel, which goes wherever its alert went
 * @param reason why it was rejected or lapsed
 */
public record DeskMessage(
        String id,
        String alertId,
        MessageState state,
        AlertKind kind,
        Mode mode,
        String digest,
        @Nullable Person author,
        Instant recordedAt,
        @Nullable String mandate,
        @Nullable String rejectedBy,
        @Nullable Instant rejectedAt,
        @Nullable String reason,
        @Nullable Integer version,
        @Nullable Instant issuedAt,
        List<Authority.Approval> approvals,
        CapAlert cap,
        CellSet target,
        List<Violation> warnings) {

    public DeskMessage {
        approvals = List.copyOf(approvals);
        warnings = List.copyOf(warnings);
    }

    /** What a list shows of it. */
    public @Nullable String headline() {
        return MessageRows.headline(cap);
    }
}
