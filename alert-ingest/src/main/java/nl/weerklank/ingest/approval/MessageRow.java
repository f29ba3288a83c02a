package nl.weerklank.ingest.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of table {@code message}. */
@Entity(name = "Message")
@Table(name = "message")
class MessageRow {
    @Id
    String id;

    @Column(name = "alert_id")
    String alertId;

    @Column
    String state;

    @Column
    String kind;

    @Column
    String mode;

    @Column
    String sender;

    @Column
    String identifier;

    @Column
    Instant sent;

    @Column
    String digest;

    @Column
    @Nullable
    String headline;

    @Column
    @Nullable
    Instant expires;

    @Column
    @Nullable
    String author;

    @Column(name = "author_subject")
    @Nullable
    String authorSubject;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column
    @Nullable
    String mandate;

    @Column(name = "rejected_by")
    @Nullable
    String rejectedBy;

    @Column(name = "rejected_at")
    @Nullable
    Instant rejectedAt;

    @Column
    @Nullable
    String reason;

    @Column
    @Nullable
    Integer version;

    @Column(name = "issued_at")
    @Nullable
    Instant issuedAt;

    @Column
    String cap;

    @Column
    String target;

    @Column
    String warnings;

    MessageState state() {
        return MessageState.valueOf(state);
    }

    void moveTo(MessageState next) {
        state = state().to(next).name();
    }
}
