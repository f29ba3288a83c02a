package nl.weerklank.ingest.approval;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.ingest.check.Violation;
import org.jspecify.annotations.Nullable;

/** Between rows and the desk's messages. */
final class MessageRows {

    private MessageRows() {}

    static MessageRow row(DeskMessage message) {
        var row = new MessageRow();
        row.id = message.id();
        row.alertId = message.alertId();
        row.state = message.state().name();
        row.kind = message.kind().name();
        row.mode = message.mode().name();
        row.sender = message.cap().sender();
        row.identifier = message.cap().identifier();
        row.sent = message.cap().sent().toInstant();
        row.digest = message.digest();
        row.headline = headline(message.cap());
        row.expires = message.cap().infos().stream()
                .map(CapInfo::expires)
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var author = message.author();
        row.author = author == null ? null : author.name();
        row.authorSubject = author == null ? null : author.subject();
        row.recordedAt = message.recordedAt();
        row.mandate = message.mandate();
        row.version = message.version();
        row.issuedAt = message.issuedAt();
        row.cap = json(message.cap());
        row.target = json(message.target());
        row.warnings = json(message.warnings());
        return row;
    }

    static DeskMessage message(MessageRow row, List<ApprovalRow> approvals) {
        return new DeskMessage(
                row.id,
                row.alertId,
                row.state(),
                AlertKind.valueOf(row.kind),
                Mode.valueOf(row.mode),
                row.digest,
                author(row),
                row.recordedAt,
                row.mandate,
                row.rejectedBy,
                row.rejectedAt,
                row.reason,
                row.version,
                row.issuedAt,
                approvals.stream()
                        .map(approval -> new Authority.Approval(approval.approver, approval.at))
                        .toList(),
                read(row.cap, CapAlert.class),
                read(row.target, CellSet.class),
                List.of(read(row.warnings, Violation[].class)));
    }

    static ApprovalRow approval(String messageId, Person approver, Instant at) {
        var row = new ApprovalRow();
        row.messageId = messageId;
        row.approver = approver.name();
        row.approverSubject = approver.subject();
        row.at = at;
        return row;
    }

    /** What a list shows of a message. */
    static @Nullable String headline(CapAlert cap) {
        return cap.infos().stream()
                .map(info -> info.headline() == null ? info.event() : info.headline())
                .findFirst()
                .orElse(cap.note());
    }

    private static @Nullable Person author(MessageRow row) {
        return row.author == null ? null : new Person(row.author, row.authorSubject);
    }

    private static String json(Object value) {
        return new String(ContractJson.write(value), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        return ContractJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
