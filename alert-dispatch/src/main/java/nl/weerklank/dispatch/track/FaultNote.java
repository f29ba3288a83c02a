package nl.weerklank.dispatch.track;

import java.time.Instant;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Fault;

/** What went wrong with an order in which cells, in a sentence for people. */
public record FaultNote(Fault fault, CellSet cells, String detail, Instant at) {}
