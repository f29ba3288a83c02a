package nl.weerklank.ingest.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.ingest.approval.DeskUnavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every act at the console, and every one that was refused; also in the log, which is there when the database is not. */
@ApplicationScoped
public class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class);
    private static final int LONGEST = 2_000;

    private final Tables tables;
    private final InstantSource clock;

    Audit(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * One line of the audit.
     *
     * @param subject what it was done to: a draft, a message, an account
     */
    public record Entry(
            long number,
            Instant at,
            String who,
            String act,
            boolean refused,
            @Nullable String subject,
            @Nullable String detail) {}

    public void done(String who, String act, @Nullable String subject, @Nullable String detail) {
        note(who, act, false, subject, detail);
    }

    public void refused(String who, String act, @Nullable String subject, @Nullable String detail) {
        note(who, act, true, subject, detail);
    }

    /** The newest entries whose person, act, subject or detail has this text. */
    public List<Entry> find(String text, int most) {
        return tables.transact(connection -> {
            try (var select = connection.prepareStatement("select * from audit where ? = '' or position(lower(?) in"
                    + " lower(who || ' ' || act || ' ' || coalesce(subject, '') || ' ' || coalesce(detail, ''))) > 0"
                    + " order by at desc, id desc limit ?")) {
                select.setString(1, text);
                select.setString(2, text);
                select.setInt(3, most);
                try (var rows = select.executeQuery()) {
                    var entries = new ArrayList<Entry>();
                    while (rows.next()) {
                        entries.add(new Entry(
                                rows.getLong("id"),
                                rows.getTimestamp("at").toInstant(),
                                rows.getString("who"),
                                rows.getString("act"),
                                rows.getBoolean("refused"),
                                rows.getString("subject"),
                                rows.getString("detail")));
                    }
                    return entries;
                }
            }
        });
    }

    private void note(String who, String act, boolean refused, @Nullable String subject, @Nullable String detail) {
        var name = shortened(who);
        LOG.infof("console: who=%s act=%s refused=%s subject=%s", forLog(name), act, refused, forLog(subject));
        try {
            tables.transact(connection -> {
                try (var insert = connection.prepareStatement(
                        "insert into audit (at, who, act, refused, subject, detail) values (?, ?, ?, ?, ?, ?)")) {
                    insert.setTimestamp(1, Timestamp.from(clock.instant()));
                    insert.setString(2, name);
                    insert.setString(3, act);
                    insert.setBoolean(4, refused);
                    insert.setString(5, shortened(subject));
                    insert.setString(6, shortened(detail));
                    return insert.executeUpdate();
                }
            });
        } catch (DeskUnavailable e) {
            LOG.warnf("console: an act is in the log only: %s", e.getMessage());
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var clean = text.replace("\0", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static @Nullable String forLog(@Nullable String text) {
        return text == null ? null : text.replaceAll("[\\p{Cntrl}]", "?");
    }
}
