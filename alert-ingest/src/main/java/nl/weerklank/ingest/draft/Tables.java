package nl.weerklank.ingest.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import nl.weerklank.ingest.approval.DeskUnavailable;

/** One transaction at a time on a connection of the console's own small pool; a database that is away is told from a mistake. */
@ApplicationScoped
class Tables {

    private final DataSource source;

    Tables(DataSource source) {
        this.source = source;
    }

    /** Work in a transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws DeskUnavailable when the database does not answer */
    <T> T transact(Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            var state = e.getSQLState();
            if (state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"))) {
                throw new IllegalStateException("a statement of the console is wrong", e);
            }
            throw new DeskUnavailable("the database does not answer: " + e.getMessage(), e);
        }
    }
}
