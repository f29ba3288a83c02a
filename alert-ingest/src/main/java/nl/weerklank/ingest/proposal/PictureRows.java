package nl.weerklank.ingest.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.picture.PictureJson;
import nl.weerklank.ingest.picture.ThreadView;
import nl.weerklank.signal.judge.Firing;
import org.jspecify.annotations.Nullable;

/** Threads, firings and what became of them in PostgreSQL, for people; each write can be repeated. All methods block. */
@ApplicationScoped
public class PictureRows {

    private static final String THREAD = """
        insert into signal_thread (id, hazard, state, exercise, opened, changed, signals, body)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set state = excluded.state, changed = excluded.changed,
          signals = excluded.signals, body = excluded.body
          where signal_thread.changed <= excluded.changed
        """;
    private static final String FIRING = """
        insert into signal_firing (id, rule, kind, thread, source, at, body) values (?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do nothing
        """;
    private static final String RESULT = """
        insert into signal_result (firing, at, outcome, message, why) values (?, ?, ?, ?, ?)
        on conflict (firing) do nothing
        """;
    private static final String PROPOSALS = """
        select f.body, r.at, r.outcome, r.message, r.why, m.state
        from signal_firing f left join signal_result r on r.firing = f.id left join message m on m.id = r.message
        """;

    private final AgroalDataSource database;

    PictureRows(AgroalDataSource database) {
        this.database = database;
    }

    /** One page of rows and the words of the transaction that writes it. */
    interface Filling {
        void fill(Batch batch) throws SQLException;
    }

    /** A proposal as it stands: the firing, what became of it, and the state of its draft. */
    public record Row(
            JsonNode firing,
            @Nullable Instant doneAt,
            @Nullable String outcome,
            @Nullable String message,
            @Nullable String why,
            @Nullable String state) {}

    /** Writes what belongs together in one transaction. */
    void write(Filling filling) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var batch = new Batch(connection)) {
                filling.fill(batch);
                batch.execute();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException | AssertionError e) {
            // The driver asserts that a connection that just broke can still be asked for its mode.
            throw new DeskUnavailable("the picture cannot be written: " + e.getMessage(), e);
        }
    }

    /** Threads, the last changed first. */
    public List<JsonNode> threads(boolean all, int most) {
        return query(
                "select body from signal_thread" + (all ? "" : " where state in ('OPEN', 'UNKNOWN')")
                        + " order by changed desc limit ?",
                select -> select.setInt(1, most),
                row -> tree(row.getString(1)).path("thread"));
    }

    /** One thread with its evidence. */
    public Optional<JsonNode> thread(String id) {
        return query(
                        "select body from signal_thread where id = ?",
                        select -> select.setString(1, id),
                        row -> tree(row.getString(1)))
                .stream()
                .findFirst();
    }

    /** Firings, the latest first. */
    public List<Row> proposals(@Nullable String thread, int most) {
        return query(
                PROPOSALS + (thread == null ? "" : " where f.thread = ?") + " order by f.at desc limit ?",
                select -> {
                    int next = 1;
                    if (thread != null) {
                        select.setString(next++, thread);
                    }
                    select.setInt(next, most);
                },
                PictureRows::row);
    }

    /** The firing behind a draft. */
    public Optional<Row> behind(String message) {
        return query(
                        PROPOSALS + " where r.message = ? limit 1",
                        select -> select.setString(1, message),
                        PictureRows::row)
                .stream()
                .findFirst();
    }

    private static Row row(ResultSet row) throws SQLException {
        var at = row.getObject(2, OffsetDateTime.class);
        return new Row(
                tree(row.getString(1)),
                at == null ? null : at.toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    private interface Preparing {
        void prepare(PreparedStatement select) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Preparing preparing, Reading<T> reading) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            preparing.prepare(select);
            try (var found = select.executeQuery()) {
                var rows = new ArrayList<T>();
                while (found.next()) {
                    rows.add(reading.read(found));
                }
                return rows;
            }
        } catch (SQLException | AssertionError e) {
            throw new DeskUnavailable("the picture cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(String json) {
        return PictureJson.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    /** The statements of one transaction. */
    static final class Batch implements AutoCloseable {

        private final PreparedStatement threads;
        private final PreparedStatement firings;
        private final PreparedStatement results;

        Batch(Connection connection) throws SQLException {
            threads = connection.prepareStatement(THREAD);
            firings = connection.prepareStatement(FIRING);
            results = connection.prepareStatement(RESULT);
        }

        void add(ThreadView view) throws SQLException {
            var thread = view.thread();
            threads.setString(1, thread.id());
            threads.setString(2, thread.hazard().name());
            threads.setString(3, thread.state().name());
            threads.setBoolean(4, thread.exercise());
            threads.setObject(5, at(thread.opened()));
            threads.setObject(6, at(thread.changed()));
            threads.setInt(7, thread.signals());
            threads.setString(8, json(view));
            threads.addBatch();
        }

        void add(Firing firing) throws SQLException {
            firings.setString(1, firing.id());
            firings.setString(2, firing.rule());
            firings.setString(3, firing.kind().name());
            firings.setString(4, firing.thread());
            firings.setString(5, firing.source());
            firings.setObject(6, at(firing.at()));
            firings.setString(7, json(firing));
            firings.addBatch();
        }

        void add(FiringResult result) throws SQLException {
            results.setString(1, result.firing());
            results.setObject(2, at(result.at()));
            results.setString(3, result.outcome().name());
            results.setString(4, result.message());
            results.setString(5, result.why());
            results.addBatch();
        }

        void execute() throws SQLException {
            threads.executeBatch();
            firings.executeBatch();
            results.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            threads.close();
            firings.close();
            results.close();
        }

        private static OffsetDateTime at(Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }

        /** PostgreSQL keeps no text with a zero character. */
        private static String json(Object value) {
            return new String(PictureJson.write(value), StandardCharsets.UTF_8).replace("\\u0000", " ");
        }
    }
}
