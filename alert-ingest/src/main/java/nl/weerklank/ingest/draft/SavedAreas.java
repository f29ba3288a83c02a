package nl.weerklank.ingest.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.ingest.account.Person;

/** Areas that people keep or import: safety regions, postcodes, and whatever a centre draws often. */
@ApplicationScoped
public class SavedAreas {

    private final Tables tables;
    private final InstantSource clock;

    SavedAreas(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * A kept area.
     *
     * @param kind what it is, such as {@code safety-region}, {@code municipality}, {@code postcode} or {@code own}
     * @param geometry GeoJSON
     * @param approximate whether its border is only about right, to be said wherever it is shown
     */
    public record Area(String kind, String code, String name, String geometry, boolean approximate) {

        public String id() {
            return kind + ":" + code;
        }
    }

    /** Keeps these areas; one of the same kind and code is replaced. */
    public int keep(List<Area> areas, Person by) {
        return tables.transact(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into saved_area (id, kind, code, name, geometry, approximate, saved_by, saved_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set name = excluded.name,"
                            + " geometry = excluded.geometry, approximate = excluded.approximate,"
                            + " saved_by = excluded.saved_by, saved_at = excluded.saved_at")) {
                for (var area : areas) {
                    insert.setString(1, area.id());
                    insert.setString(2, area.kind());
                    insert.setString(3, area.code());
                    insert.setString(4, area.name());
                    insert.setString(5, area.geometry());
                    insert.setBoolean(6, area.approximate());
                    insert.setString(7, by.name());
                    insert.setTimestamp(8, Timestamp.from(clock.instant()));
                    insert.addBatch();
                }
                return insert.executeBatch().length;
            }
        });
    }

    public Optional<Area> find(String id) {
        return tables.transact(connection -> select(connection, "id = ?", id, 1)).stream()
                .findFirst();
    }

    /** Areas whose code or name begins with this text. */
    public List<Area> search(String text, int most) {
        var begins = text.strip().toLowerCase(java.util.Locale.ROOT);
        return tables.transact(connection -> select(
                connection,
                "starts_with(lower(name), ?) or starts_with(lower(code), ?) order by kind, name",
                begins,
                most));
    }

    private static List<Area> select(Connection connection, String condition, String value, int most)
            throws SQLException {
        try (var select = connection.prepareStatement("select * from saved_area where " + condition + " limit ?")) {
            int parameter = 1;
            for (int i = condition.indexOf('?'); i >= 0; i = condition.indexOf('?', i + 1)) {
                select.setString(parameter++, value);
            }
            select.setInt(parameter, most);
            try (var rows = select.executeQuery()) {
                var areas = new ArrayList<Area>();
                while (rows.next()) {
                    areas.add(new Area(
                            rows.getString("kind"),
                            rows.getString("code"),
                            rows.getString("name"),
                            rows.getString("geometry"),
                            rows.getBoolean("approximate")));
                }
                return areas;
            }
        }
    }
}
