package nl.weerklank.dispatch.track;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cell.CellSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one alert on its way to people, over all its versions.
 *
 * @param form version of this record's form
 * @param everTargeted cells of all versions together: whom a cancel must reach
 * @param target cells that the current version is for
 * @param people people in the target
 * @param remainder people of the target not reached by this version, as an expectation
 * @param wave the last wave of the current version; 0 before the first
 * @param revision counts every change, so that a listener knows what it has seen
 * @param steps what operators did by hand, the latest 200
 * @param held channels that operators stopped for this alert
 * @param wakeAt when time alone may call for a decision
 */
public record Dissemination(
        int form,
        String alertId,
        int version,
        AlertKind kind,
        Mode mode,
        Lane lane,
        Instant acceptedAt,
        Instant expires,
        String headline,
        SignedAlert signed,
        CellSet everTargeted,
        CellSet target,
        double people,
        double remainder,
        Phase phase,
        int wave,
        long revision,
        Instant changedAt,
        Instant wakeAt,
        List<VersionNote> versions,
        List<OrderTrack> orders,
        List<ChannelNote> notes,
        List<RemainderPoint> curve,
        List<FallbackNote> fallbacks,
        List<DecisionNote> decisions,
        int decisionCount,
        List<StepNote> steps,
        List<Held> held) {

    /** The form that this code writes. */
    public static final int FORM = 1;

    public Dissemination {
        versions = List.copyOf(versions);
        orders = List.copyOf(orders);
        notes = List.copyOf(notes);
        curve = List.copyOf(curve);
        fallbacks = List.copyOf(fallbacks);
        decisions = List.copyOf(decisions);
        steps = known(steps);
        held = known(held);
    }

    /** States that an older release kept have no such list. */
    private static <T> List<T> known(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** When this version was issued; when it is not known here, the current one. */
    public Instant acceptanceOf(int ofVersion) {
        for (var note : versions) {
            if (note.version() == ofVersion) {
                return note.acceptedAt();
            }
        }
        return acceptedAt;
    }

    /** When the first version that is known here was issued. */
    public Instant firstAcceptedAt() {
        return versions.isEmpty() ? acceptedAt : versions.getFirst().acceptedAt();
    }

    /** The orders of the current version. */
    public Stream<OrderTrack> current() {
        return orders.stream().filter(order -> order.version() == version);
    }
}
