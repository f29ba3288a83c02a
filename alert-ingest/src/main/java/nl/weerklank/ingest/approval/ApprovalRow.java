package nl.weerklank.ingest.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of table {@code approval}: one person's yes. */
@Entity(name = "Approval")
@Table(name = "approval")
@IdClass(ApprovalRow.Key.class)
class ApprovalRow {
    @Id
    @Column(name = "message_id")
    String messageId;

    @Id
    @Column
    String approver;

    @Column(name = "approver_subject")
    @Nullable
    String approverSubject;

    @Column
    Instant at;

    /** What makes a row one row. */
    record Key(String messageId, String approver) implements Serializable {}
}
