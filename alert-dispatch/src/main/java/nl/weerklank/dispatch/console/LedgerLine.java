package nl.weerklank.dispatch.console;

import java.util.List;
import nl.weerklank.dispatch.ledger.LedgerEntry;

/** One entry of the ledger on the page; a decision not to do something is shown as such. */
public record LedgerLine(LedgerEntry entry, boolean whyNot) {

    static final List<String> KINDS = List.of("alert", "decision", "why-not", "order", "report", "step", "dead-letter");

    static LedgerLine of(LedgerEntry entry) {
        var text = entry.summary();
        boolean not = entry.kind().equals("decision")
                && (text.contains("not ordered") || text.contains("nothing is ordered") || text.contains("not taken"));
        return new LedgerLine(entry, not);
    }

    /** Whether it is of a kind that was asked for; every kind when none was. */
    boolean is(String kind) {
        return kind.isEmpty() || (kind.equals("why-not") ? whyNot : entry.kind().equals(kind));
    }
}
