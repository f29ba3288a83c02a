package nl.weerklank.ingest.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cell.CellSet;

/**
 * Lets its sender issue one kind of hazard alone, until it ends.
 *
 * @param categories the CAP categories it covers; empty means any
 * @param eventCodes the event codes it covers, of which each info block carries at least one; empty means any
 * @param area the cells it is limited to, or empty for no limit
 */
public record Mandate(
        String id,
        Set<CapCategory> categories,
        Set<CapNamedValue> eventCodes,
        Optional<CellSet> area,
        Instant begins,
        Instant expires) {

    public Mandate {
        categories = Set.copyOf(categories);
        eventCodes = Set.copyOf(eventCodes);
        if (categories.isEmpty() && eventCodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "mandate '" + id + "' names no hazard: give it categories, event codes or both");
        }
    }

    /** Why this mandate does not let these infos go to these cells now; empty when it does. */
    public Optional<String> refusal(List<CapInfo> infos, CellSet target, Instant now) {
        if (now.isBefore(begins) || !now.isBefore(expires)) {
            return Optional.of("mandate " + id + " holds from " + begins + " to " + expires);
        }
        if (infos.isEmpty() || !infos.stream().allMatch(this::covers)) {
            return Optional.of("mandate " + id + " does not cover this kind of hazard");
        }
        if (area.isPresent() && !area.get().containsAll(target)) {
            return Optional.of("mandate " + id + " does not cover all of this area");
        }
        return Optional.empty();
    }

    private boolean covers(CapInfo info) {
        return (categories.isEmpty() || categories.containsAll(info.categories()))
                && (eventCodes.isEmpty() || info.eventCodes().stream().anyMatch(eventCodes::contains))
                && info.eventCodes().stream().noneMatch(this::foreign);
    }

    /** An event code of a list that the mandate speaks of, but not one of those it names. */
    private boolean foreign(CapNamedValue code) {
        return !eventCodes.contains(code)
                && eventCodes.stream().anyMatch(covered -> covered.valueName().equals(code.valueName()));
    }
}
