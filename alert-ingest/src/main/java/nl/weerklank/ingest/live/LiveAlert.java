package nl.weerklank.ingest.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;

/** One alert with all its issued versions, oldest first. */
public record LiveAlert(List<AlertEvent> versions) {

    public LiveAlert {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("an alert has at least one version");
        }
    }

    /** What holds now. */
    public AlertEvent latest() {
        return versions.get(versions.size() - 1);
    }

    /** Whether it can still be changed: not cancelled, not expired. */
    public boolean liveAt(Instant now) {
        return latest().kind() != AlertKind.CANCEL && latest().expires().isAfter(now);
    }

    /** Everywhere that any version went. */
    public CellSet everywhere() {
        return versions.stream().map(AlertEvent::target).reduce(CellSet.EMPTY, CellSet::union);
    }

    /** With one more version; a version that is already there changes nothing. */
    LiveAlert with(AlertEvent event) {
        if (versions.stream().anyMatch(known -> known.version() == event.version())) {
            return this;
        }
        var more = new ArrayList<>(versions);
        more.add(event);
        more.sort(java.util.Comparator.comparingInt(AlertEvent::version));
        return new LiveAlert(more);
    }
}
