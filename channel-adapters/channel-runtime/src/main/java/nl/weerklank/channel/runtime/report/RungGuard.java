package nl.weerklank.channel.runtime.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what an adapter may say of one order: nothing of cells that were not ordered, nothing that was said
 * already, no lower rung after a higher one, and no claim below OBSERVED once a receiver has contradicted. Not
 * thread-safe.
 */
public final class RungGuard {

    /** A part of what was said that may be published. */
    public record Admitted(Outcome outcome, CellSet cells) {}

    private final CellSet ordered;

    /** How each ordered cell stands, in the order of the set; null while nothing was said of it. */
    private final @Nullable Outcome[] standing;

    private final Set<Long> contradicted = new HashSet<>();

    public RungGuard(CellSet ordered) {
        this.ordered = ordered;
        this.standing = new Outcome[ordered.size()];
    }

    /** The part of a rung that is news and may be said. */
    public List<Admitted> reached(Rung rung, CellSet cells) {
        return rung == Rung.ORDERED ? List.of() : admitted(new Outcome.Reached(rung), cells);
    }

    /** The part of a failure that is news. */
    public List<Admitted> failed(Fault fault, CellSet cells) {
        var admitted = admitted(new Outcome.Failed(fault), cells);
        if (fault == Fault.NOT_OBSERVED) {
            admitted.forEach(one -> one.cells().forEach(contradicted::add));
        }
        return admitted;
    }

    /** How these cells stand, for something more to be said of what is proven; nothing of cells that failed or are open. */
    public List<Admitted> noted(CellSet cells) {
        var byOutcome = new LinkedHashMap<Outcome, List<Long>>();
        cells.forEach(cell -> {
            var outcome = standing(cell);
            if (outcome instanceof Outcome.Reached) {
                byOutcome.computeIfAbsent(outcome, o -> new ArrayList<>()).add(cell);
            }
        });
        var noted = new ArrayList<Admitted>(byOutcome.size());
        byOutcome.forEach((outcome, some) -> noted.add(new Admitted(outcome, CellSet.of(some))));
        return noted;
    }

    /** The ordered cells that stand neither as transmitted nor as failed. */
    public CellSet untold() {
        return ordered.filter(cell -> !told(standing(cell)));
    }

    private static boolean told(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> false;
            case Outcome.Failed failed -> true;
            case Outcome.Reached(Rung rung) -> rung.compareTo(Rung.TRANSMITTED) >= 0;
        };
    }

    private List<Admitted> admitted(Outcome outcome, CellSet cells) {
        var news = cells.intersect(ordered).filter(cell -> isNews(outcome, cell));
        var admitted = new ArrayList<Admitted>(1);
        if (!news.isEmpty()) {
            news.forEach(cell -> standing[ordered.indexOf(cell)] = outcome);
            admitted.add(new Admitted(outcome, news));
        }
        return admitted;
    }

    private @Nullable Outcome standing(long cell) {
        int at = ordered.indexOf(cell);
        return at < 0 ? null : standing[at];
    }

    private boolean isNews(Outcome outcome, long cell) {
        var was = standing(cell);
        if (outcome.equals(was)) {
            return false;
        }
        return switch (outcome) {
            case Outcome.Failed failed -> true;
            case Outcome.Reached(Rung rung) -> {
                boolean believable = !contradicted.contains(cell) || rung.compareTo(Rung.OBSERVED) >= 0;
                yield believable && climbs(was, rung);
            }
        };
    }

    private static boolean climbs(@Nullable Outcome was, Rung rung) {
        return switch (was) {
            case null -> true;
            case Outcome.Failed failed -> rung.compareTo(Rung.TRANSMITTED) >= 0;
            case Outcome.Reached(Rung before) -> rung.compareTo(before) > 0;
        };
    }
}
