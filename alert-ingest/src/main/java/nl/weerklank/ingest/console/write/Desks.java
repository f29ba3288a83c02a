package nl.weerklank.ingest.console.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.AreaTooLarge;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.ingest.console.ConsoleConfig;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Writing;
import nl.weerklank.ingest.preflight.Finding;
import nl.weerklank.ingest.preflight.Preflight;
import nl.weerklank.ingest.trust.Senders;

/** What stands beside an author: where the draft goes, what the preflight says, and whom it is from. */
@ApplicationScoped
class Desks {

    private final AreaCells cells;
    private final Gazetteer gazetteer;
    private final ConsoleConfig config;
    private final Supplier<Senders> senders;
    private final InstantSource clock;

    Desks(AreaCells cells, Gazetteer gazetteer, ConsoleConfig config, Supplier<Senders> senders, InstantSource clock) {
        this.cells = cells;
        this.gazetteer = gazetteer;
        this.config = config;
        this.senders = senders;
        this.clock = clock;
    }

    /** The cells of what is drawn and chosen so far; empty also when it is more than any alert can have. */
    CellSet target(Writing writing) {
        var all = CellSet.EMPTY;
        try {
            for (var area : writing.areas()) {
                all = all.union(cells.of(area));
            }
            return all;
        } catch (AreaTooLarge e) {
            return CellSet.EMPTY;
        }
    }

    List<Finding> preflight(Draft draft) {
        return new Preflight(config.languages(), Set.copyOf(config.phones().orElse(List.of())), gazetteer.places())
                .look(draft.writing(), target(draft.writing()));
    }

    /** Whom a person's alerts are from: the first sender that names this account, else the installation's own. */
    String sender(Visitor visitor) {
        return senders.get().of(visitor.name()).orElseGet(config::sender);
    }

    InstantSource clock() {
        return clock;
    }
}
