package nl.weerklank.channel.cellbroadcast.centre;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.memory.AlertRecord;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.placement.Placement;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import org.jspecify.annotations.Nullable;

/** The alerts that are on the air, or were until lately, and which of them changed; on the centre's thread. */
final class LiveAlerts {

    private static final System.Logger LOG = System.getLogger(LiveAlerts.class.getName());
    private static final double UNIT_SECONDS = 1.883;

    private final CellPlan plan;
    private final String planIdentity;
    private final List<BscQuestions> bscs;
    private final CentreSettings settings;
    private final InstantSource clock;
    private final TreeMap<String, LiveAlert> alerts = new TreeMap<>();
    private Set<LiveAlert> changed = new LinkedHashSet<>();

    LiveAlerts(CellPlan plan, List<BscQuestions> bscs, CentreSettings settings, InstantSource clock) {
        this.plan = plan;
        this.planIdentity = plan.identity();
        this.bscs = bscs;
        this.settings = settings;
        this.clock = clock;
    }

    @Nullable
    LiveAlert get(String alertId) {
        return alerts.get(alertId);
    }

    /** The alert, begun if it is not known. */
    LiveAlert begun(String alertId, Instant expires) {
        return alerts.computeIfAbsent(alertId, id -> new LiveAlert(id, expires, plan, planIdentity, placesOf(id)));
    }

    Collection<LiveAlert> all() {
        return alerts.values();
    }

    void forget(LiveAlert alert) {
        alerts.remove(alert.alertId());
    }

    /**
     * Brings back what an earlier run had written down; answers false for a live alert of another plan, of which only
     * the network knows where it is.
     */
    boolean restore(AlertRecord record) {
        if (record.plan().equals(planIdentity)) {
            begun(record.alertId(), record.expires()).restore(record);
            return true;
        }
        if (record.stopped() || !clock.instant().isBefore(record.expires())) {
            return true;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "an alert of another cell plan: every BSC is emptied first alert={0}",
                record.alertId());
        return false;
    }

    /** All of the alert is to be looked at. */
    void touchAll(LiveAlert alert) {
        alert.touchAll();
        changed.add(alert);
    }

    /** What is known of the alert is to be looked at. */
    void touchKnown(LiveAlert alert) {
        alert.touchKnown();
        changed.add(alert);
    }

    /** The alerts at which something changed since this was asked last. */
    Set<LiveAlert> takeChanged() {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var was = changed;
        changed = new LinkedHashSet<>();
        return was;
    }

    private BiFunction<Integer, WarningMessage, Placement> placesOf(String alertId) {
        return (bsc, message) -> new Placement(
                bscs.get(bsc), message, m -> period(alertId), m -> broadcasts(alertId), () -> touch(alertId, bsc));
    }

    private void touch(String alertId, int bsc) {
        var alert = alerts.get(alertId);
        if (alert != null) {
            alert.touch(bsc);
            changed.add(alert);
        }
    }

    /**
     * One period for all messages, but for one too long for it: beside messages of another period some BSCs refuse new ones,
     * and lose those that were to be replaced.
     */
    private int period(String alertId) {
        var alert = alerts.get(alertId);
        return Math.max(settings.repetitionPeriod(), alert == null ? 0 : alert.pages());
    }

    /** As many as fit until the alert ends: the air goes quiet then even if nobody can say so to the BSC. */
    private int broadcasts(String alertId) {
        var alert = alerts.get(alertId);
        var expires = alert == null ? clock.instant() : alert.expires();
        double seconds = Duration.between(clock.instant(), expires).toMillis() / 1000.0;
        return (int) Math.clamp(Math.ceil(seconds / (UNIT_SECONDS * period(alertId))), 1, 0xFFFF);
    }
}
