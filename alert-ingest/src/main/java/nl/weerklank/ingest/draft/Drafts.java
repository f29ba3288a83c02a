package nl.weerklank.ingest.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.account.Person;
import org.jspecify.annotations.Nullable;

/** Drafts in PostgreSQL. A change names the version that it was made from, so that nobody overwrites what they have not seen. */
@ApplicationScoped
public class Drafts {

    private static final int ID_BYTES = 12;
    private static final int MOST = 200;

    private final Tables tables;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Drafts(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Begins a draft. @throws DeskUnavailable when the database does not answer, as all methods here do */
    public Draft begin(Mode mode, Person author, Writing writing) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var now = clock.instant();
        var draft = new Draft(
                HexFormat.of().formatHex(bytes),
                mode,
                author,
                writing,
                1,
                now,
                now,
                author.name(),
                Draft.State.OPEN,
                null,
                null);
        return tables.transact(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into draft (id, mode, author, author_subject, headline, content, version, created_at,"
                            + " changed_at, changed_by, state) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 'OPEN')")) {
                insert.setString(1, draft.id());
                insert.setString(2, mode.name());
                insert.setString(3, author.name());
                insert.setString(4, author.subject());
                insert.setString(5, writing.headline());
                insert.setString(6, DraftText.of(writing));
                insert.setTimestamp(7, Timestamp.from(now));
                insert.setTimestamp(8, Timestamp.from(now));
                insert.setString(9, author.name());
                insert.executeUpdate();
            }
            return draft;
        });
    }

    public Optional<Draft> find(String id) {
        return tables.transact(connection -> load(connection, "id = ?", id));
    }

    /** The draft that a message was submitted from. */
    public Optional<Draft> ofMessage(String messageId) {
        return tables.transact(connection -> load(connection, "message_id = ?", messageId));
    }

    /** All that are being written, the last changed first. */
    public List<Draft> open() {
        return tables.transact(connection -> {
            try (var select = connection.prepareStatement(
                    "select * from draft where state = 'OPEN' order by changed_at desc limit " + MOST)) {
                return all(select.executeQuery());
            }
        });
    }

    public int countOpen() {
        return tables.transact(connection -> {
            try (var select = connection.prepareStatement("select count(*) from draft where state = 'OPEN'");
                    var found = select.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        });
    }

    /** A number that differs when any open draft has changed. */
    public long stamp() {
        return tables.transact(connection -> {
            try (var select = connection.prepareStatement(
                            "select coalesce(sum(version * 31 + hashtext(id)), 0) from draft where state = 'OPEN'");
                    var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        });
    }

    /** Keeps what is written now, unless the draft is no longer what the writer saw. */
    public Saved save(String id, int seen, Person by, Writing writing) {
        return change(id, seen, draft -> new Change(writing, by.name(), Draft.State.OPEN, draft.messageId(), null));
    }

    /** Closes a draft because it was submitted as this message. */
    public Saved submitted(String id, int seen, Person by, String messageId) {
        return change(
                id, seen, draft -> new Change(draft.writing(), by.name(), Draft.State.SUBMITTED, messageId, null));
    }

    public Saved discard(String id, int seen, Person by) {
        return change(
                id,
                seen,
                draft -> new Change(draft.writing(), by.name(), Draft.State.DISCARDED, draft.messageId(), null));
    }

    /** Opens the draft of a message again, with the approver's reason. */
    public Optional<Draft> sendBack(String messageId, Person by, String reason) {
        return tables.transact(connection -> {
            var draft = load(connection, "message_id = ? and state = 'SUBMITTED' for update", messageId);
            if (draft.isEmpty()) {
                return draft;
            }
            var returned = new Draft.Returned(by.name(), clock.instant(), reason);
            write(
                    connection,
                    draft.get(),
                    new Change(draft.get().writing(), by.name(), Draft.State.OPEN, null, returned));
            return load(connection, "id = ?", draft.get().id());
        });
    }

    private record Change(
            Writing writing,
            String by,
            Draft.State state,
            @Nullable String messageId,
            Draft.@Nullable Returned returned) {}

    private interface Step {
        Change of(Draft draft);
    }

    private Saved change(String id, int seen, Step step) {
        return tables.transact(connection -> {
            var found = load(connection, "id = ? for update", id);
            if (found.isEmpty()) {
                return new Saved.Unknown();
            }
            var draft = found.get();
            if (draft.state() != Draft.State.OPEN) {
                return new Saved.Closed(draft);
            }
            if (draft.version() != seen) {
                return new Saved.ChangedMeanwhile(draft);
            }
            write(connection, draft, step.of(draft));
            return new Saved.Kept(load(connection, "id = ?", id).orElseThrow());
        });
    }

    private void write(Connection connection, Draft draft, Change change) throws SQLException {
        try (var update = connection.prepareStatement(
                "update draft set headline = ?, content = ?, version = version + 1, changed_at = ?, changed_by = ?,"
                        + " state = ?, message_id = ?, returned_by = ?, returned_at = ?, return_reason = ?"
                        + " where id = ?")) {
            var returned = change.returned();
            update.setString(1, change.writing().headline());
            update.setString(2, DraftText.of(change.writing()));
            update.setTimestamp(3, Timestamp.from(clock.instant()));
            update.setString(4, change.by());
            update.setString(5, change.state().name());
            update.setString(6, change.messageId());
            update.setString(7, returned == null ? null : returned.by());
            update.setTimestamp(8, returned == null ? null : Timestamp.from(returned.at()));
            update.setString(9, returned == null ? null : returned.reason());
            update.setString(10, draft.id());
            update.executeUpdate();
        }
    }

    private static Optional<Draft> load(Connection connection, String condition, String value) throws SQLException {
        try (var select = connection.prepareStatement("select * from draft where " + condition)) {
            select.setString(1, value);
            return all(select.executeQuery()).stream().findFirst();
        }
    }

    private static List<Draft> all(ResultSet rows) throws SQLException {
        try (rows) {
            var drafts = new ArrayList<Draft>();
            while (rows.next()) {
                drafts.add(draft(rows));
            }
            return drafts;
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        var returnedBy = row.getString("returned_by");
        return new Draft(
                row.getString("id"),
                Mode.valueOf(row.getString("mode")),
                new Person(row.getString("author"), row.getString("author_subject")),
                DraftText.read(row.getString("content")),
                row.getInt("version"),
                at(row, "created_at"),
                at(row, "changed_at"),
                row.getString("changed_by"),
                Draft.State.valueOf(row.getString("state")),
                row.getString("message_id"),
                returnedBy == null
                        ? null
                        : new Draft.Returned(returnedBy, at(row, "returned_at"), row.getString("return_reason")));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
