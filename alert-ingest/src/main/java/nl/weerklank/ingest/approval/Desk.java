package nl.weerklank.ingest.approval;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.ingest.account.Person;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Every submitted and issued message in PostgreSQL. Each step can be repeated: it finds what the first time left.
 * All methods block, and throw {@link DeskUnavailable} when the database does not answer. Queries are plain SQL: the first
 * parsing of each other kind of query would stop an event loop, and with it the door, for seconds on a busy machine.
 */
@ApplicationScoped
public class Desk {

    private static final String INSERT = """
            insert into message (id, alert_id, state, kind, mode, sender, identifier, sent, digest, headline, expires,
              author, author_subject, recorded_at, mandate, version, issued_at, cap, target, warnings)
            values (:id, :alertId, :state, :kind, :mode, :sender, :identifier, :sent, :digest, :headline, :expires,
              :author, :authorSubject, :recordedAt, :mandate, :version, :issuedAt, :cap, :target, :warnings)
            on conflict (id) do nothing
            """;

    private final Database database;

    Desk(Database database) {
        this.database = database;
    }

    /** Keeps a draft and returns it, or what was kept before under its id. */
    public DeskMessage keep(DeskMessage draft) {
        return database.transact(session -> insert(session, MessageRows.row(draft))
                .chain(() -> load(session, draft.id()))
                .map(Optional::orElseThrow));
    }

    public Optional<DeskMessage> find(String id) {
        return database.transact(session -> load(session, id));
    }

    /** Notes one person's yes on a draft that waits; a draft in another state stays as it is and is returned. */
    public Optional<DeskMessage> approve(String id, Person approver, Instant now) {
        return database.transact(session -> locked(session, id, row -> {
            if (row.state() != MessageState.AWAITING_APPROVAL) {
                return Uni.createFrom().voidItem();
            }
            row.moveTo(MessageState.APPROVED);
            return session.persist(MessageRows.approval(id, approver, now));
        }));
    }

    /** Notes one person's no on a draft that waits; a draft in another state stays as it is and is returned. */
    public Optional<DeskMessage> reject(String id, Person approver, String reason, Instant now) {
        return database.transact(session -> locked(session, id, row -> {
            if (row.state() == MessageState.AWAITING_APPROVAL) {
                row.moveTo(MessageState.REJECTED);
                row.rejectedBy = approver.name();
                row.rejectedAt = now;
                row.reason = reason;
            }
            return Uni.createFrom().voidItem();
        }));
    }

    /** Notes that an approved message did not go out, and why. */
    public Optional<DeskMessage> lapse(String id, String reason) {
        return database.transact(session -> locked(session, id, row -> {
            if (row.state() == MessageState.APPROVED) {
                row.moveTo(MessageState.LAPSED);
                row.reason = reason;
            }
            return Uni.createFrom().voidItem();
        }));
    }

    /** Writes what the log shows: this message was issued, whether or not the desk knew it before. */
    public void record(AlertEvent event) {
        var message = DeskMessages.ofIssued(event);
        var row = MessageRows.row(message);
        database.transact(session -> insert(session, row)
                .chain(inserted -> inserted == 1 ? approvals(session, message) : markIssued(session, row)));
    }

    /** Approved messages that are not known to be in the log, oldest first. */
    public List<DeskMessage> toIssue() {
        return database.transact(session -> session.createNativeQuery(
                        "select * from message where state = 'APPROVED' order by recorded_at limit 100",
                        MessageRow.class)
                .getResultList()
                .chain(rows -> withApprovals(session, rows)));
    }

    /** One page of messages, newest first. */
    public MessagePage list(MessageFilter filter) {
        var where = new Where(filter);
        return database.transact(session -> {
            var count = session.createNativeQuery("select count(*) from message" + where.clause, Long.class);
            var page = session.createNativeQuery(
                            "select * from message" + where.clause
                                    + " order by recorded_at desc, id limit :size offset :offset",
                            MessageRow.class)
                    .setParameter("size", filter.size())
                    .setParameter("offset", filter.page() * filter.size());
            where.values.forEach((name, value) -> {
                count.setParameter(name, value);
                page.setParameter(name, value);
            });
            return count.getSingleResult()
                    .chain(total -> page.getResultList()
                            .chain(rows -> withApprovals(session, rows))
                            .map(messages -> new MessagePage(messages, total)));
        });
    }

    private static Uni<Void> markIssued(Mutiny.Session session, MessageRow issued) {
        return locked(session, issued.id, kept -> {
                    if (kept.state() != MessageState.ISSUED) {
                        kept.moveTo(MessageState.ISSUED);
                        kept.alertId = issued.alertId;
                        kept.version = issued.version;
                        kept.issuedAt = issued.issuedAt;
                        kept.mandate = issued.mandate;
                    }
                    return Uni.createFrom().voidItem();
                })
                .replaceWithVoid();
    }

    private static Uni<Void> approvals(Mutiny.Session session, DeskMessage message) {
        if (message.approvals().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = message.approvals().stream()
                .map(approval ->
                        MessageRows.approval(message.id(), new Person(approval.approver(), null), approval.at()))
                .toArray();
        return session.persistAll(rows);
    }

    private static Uni<Integer> insert(Mutiny.Session session, MessageRow row) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", row.id)
                .setParameter("alertId", row.alertId)
                .setParameter("state", row.state)
                .setParameter("kind", row.kind)
                .setParameter("mode", row.mode)
                .setParameter("sender", row.sender)
                .setParameter("identifier", row.identifier)
                .setParameter("sent", row.sent)
                .setParameter("digest", row.digest)
                .setParameter("headline", row.headline)
                .setParameter("expires", row.expires)
                .setParameter("author", row.author)
                .setParameter("authorSubject", row.authorSubject)
                .setParameter("recordedAt", row.recordedAt)
                .setParameter("mandate", row.mandate)
                .setParameter("version", row.version)
                .setParameter("issuedAt", row.issuedAt)
                .setParameter("cap", row.cap)
                .setParameter("target", row.target)
                .setParameter("warnings", row.warnings)
                .executeUpdate();
    }

    private static Uni<Optional<DeskMessage>> locked(
            Mutiny.Session session, String id, Function<MessageRow, Uni<Void>> step) {
        return session.find(MessageRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<DeskMessage>empty())
                        : step.apply(row)
                                .chain(session::flush)
                                .chain(() -> withApprovals(session, row))
                                .map(Optional::of));
    }

    private static Uni<Optional<DeskMessage>> load(Mutiny.Session session, String id) {
        return session.find(MessageRow.class, id)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<DeskMessage>empty())
                        : withApprovals(session, row).map(Optional::of));
    }

    private static Uni<DeskMessage> withApprovals(Mutiny.Session session, MessageRow row) {
        return withApprovals(session, List.of(row)).map(List::getFirst);
    }

    private static Uni<List<DeskMessage>> withApprovals(Mutiny.Session session, List<MessageRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(
                        "select * from approval where message_id in (:ids) order by at", ApprovalRow.class)
                .setParameter("ids", rows.stream().map(row -> row.id).toList())
                .getResultList()
                .map(approvals -> rows.stream()
                        .map(row -> MessageRows.message(
                                row,
                                approvals.stream()
                                        .filter(approval -> approval.messageId.equals(row.id))
                                        .toList()))
                        .toList());
    }

    /** The condition of a list, with its values kept apart from it. */
    private static final class Where {

        private final String clause;
        private final Map<String, Object> values = new HashMap<>();

        Where(MessageFilter filter) {
            var conditions = new ArrayList<String>();
            if (!filter.states().isEmpty()) {
                conditions.add("state in (:states)");
                values.put("states", filter.states().stream().map(Enum::name).toList());
            }
            filter.mode().ifPresent(mode -> add(conditions, "mode = :mode", "mode", mode.name()));
            filter.sender().ifPresent(sender -> add(conditions, "sender = :sender", "sender", sender));
            filter.alertId().ifPresent(alert -> add(conditions, "alert_id = :alert", "alert", alert));
            filter.text()
                    .ifPresent(text -> add(
                            conditions,
                            "(lower(headline) like :text escape '!' or lower(identifier) like :text escape '!')",
                            "text",
                            "%" + escaped(text) + "%"));
            clause = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        private void add(List<String> conditions, String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        /** The text as itself, with what {@code like} reads as wild cards made plain. */
        private static String escaped(String text) {
            return text.toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
        }
    }
}
