package nl.weerklank.dispatch.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.OrderTrack;

/** How each order of each dissemination ended, worked out once a revision; what an exercise's emitter withheld is left out. */
final class OrderEnds {

    /** One order: whether it is of the version that is out, whether no cell of it is open, and whether none failed then. */
    record End(String channel, Instant issuedAt, boolean current, boolean settled, boolean delivered) {}

    private record Known(long revision, List<End> ends) {}

    private final Map<String, Known> byAlert = new ConcurrentHashMap<>();

    List<End> of(Dissemination dissemination) {
        var known = byAlert.get(dissemination.alertId());
        if (known == null || known.revision() != dissemination.revision()) {
            known = new Known(dissemination.revision(), ends(dissemination));
            byAlert.put(dissemination.alertId(), known);
        }
        return known.ends();
    }

    /** Lets go of what is no longer known. */
    void forgetAllBut(LiveView view) {
        byAlert.keySet().removeIf(alertId -> view.find(alertId).isEmpty());
    }

    private static List<End> ends(Dissemination of) {
        return of.orders().stream()
                .filter(order -> !(of.mode() == Mode.EXERCISE && order.suffered(Fault.MODE_NOT_PERMITTED)))
                .map(order -> end(of, order))
                .toList();
    }

    private static End end(Dissemination of, OrderTrack order) {
        boolean settled = order.open().isEmpty();
        return new End(
                order.channel(),
                order.issuedAt(),
                order.version() == of.version() && !of.phase().ended(),
                settled,
                settled && order.failed().isEmpty());
    }
}
