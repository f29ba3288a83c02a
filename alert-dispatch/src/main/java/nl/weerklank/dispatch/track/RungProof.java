package nl.weerklank.dispatch.track;

import java.time.Instant;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Rung;

/** One rung of the ladder and the cells it is proven for; {@code at} is the first proof, {@code lastAt} the latest. */
public record RungProof(Rung rung, CellSet cells, Instant at, Instant lastAt) {}
