package nl.weerklank.dispatch.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The ledger in PostgreSQL: written in batches, each entry once. */
@ApplicationScoped
public class LedgerStore {

    private static final String INSERT = """
            insert into dispatch.ledger_entry (entry, kind, alert_id, version, channel, order_id, at, summary, body,
                                      topic, topic_partition, topic_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String DATA_EXCEPTION = "22";
    private static final String SELECT = """
            select entry, kind, alert_id, version, channel, order_id, at, summary, body,
                   topic, topic_partition, topic_offset
            from dispatch.ledger_entry where alert_id = ? order by at, recorded
            """;

    private static final String ALERTS = """
            select alert_id, version, at, summary, coalesce(body->>'mode', ''),
                   coalesce(body->'cap'->'infos'->0->>'headline', body->'cap'->'infos'->0->>'event', '')
            from (select distinct on (alert_id) * from dispatch.ledger_entry
                  where kind = 'alert' and alert_id is not null order by alert_id, version desc) latest
            where ? = '' or alert_id = ? or body::text ilike ?
            order by at desc limit 100
            """;

    private final AgroalDataSource database;

    LedgerStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Writes them all; what is there already stays as it is, and a body that PostgreSQL cannot hold stays out. */
    void write(List<LedgerEntry> entries) {
        try {
            insert(entries);
        } catch (SQLException e) {
            if (!unholdable(e)) {
                throw unavailable(e);
            }
            entries.forEach(this::writeAlone);
        }
    }

    private void writeAlone(LedgerEntry entry) {
        try {
            insert(List.of(entry));
        } catch (SQLException e) {
            if (!unholdable(e)) {
                throw unavailable(e);
            }
            writeWithoutBody(entry, e);
        }
    }

    private void writeWithoutBody(LedgerEntry entry, SQLException why) {
        try {
            insert(List.of(entry.withoutBody("its body could not be kept: " + why.getMessage())));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static boolean unholdable(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(DATA_EXCEPTION);
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the ledger could not be written: " + e.getMessage(), e);
    }

    private void insert(List<LedgerEntry> entries) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var entry : entries) {
                    bind(insert, entry);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Everything on record of one alert, oldest first. */
    public List<LedgerEntry> of(String alertId) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setString(1, alertId);
            try (var rows = select.executeQuery()) {
                var entries = new ArrayList<LedgerEntry>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    /** The alerts on record whose id, or whose message, holds this text; the latest first, at most 100. */
    public List<LedgerAlert> alerts(String text) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(ALERTS)) {
            select.setString(1, text);
            select.setString(2, text);
            select.setString(
                    3, "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            try (var rows = select.executeQuery()) {
                var alerts = new ArrayList<LedgerAlert>();
                while (rows.next()) {
                    alerts.add(new LedgerAlert(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6)));
                }
                return alerts;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    private static void bind(PreparedStatement insert, LedgerEntry entry) throws SQLException {
        insert.setString(1, entry.entry());
        insert.setString(2, entry.kind());
        insert.setString(3, entry.alertId());
        if (entry.version() == null) {
            insert.setNull(4, Types.INTEGER);
        } else {
            insert.setInt(4, entry.version());
        }
        insert.setString(5, entry.channel());
        insert.setString(6, entry.orderId());
        insert.setObject(7, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC));
        insert.setString(8, entry.summary());
        insert.setString(9, entry.body());
        insert.setString(10, entry.topic());
        insert.setInt(11, entry.partition());
        insert.setLong(12, entry.offset());
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, Integer.class),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                row.getLong(12));
    }
}
