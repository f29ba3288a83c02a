package nl.weerklank.dispatch.coverage;

import nl.weerklank.contract.cell.CellSet;

/** A channel and the cells for which its emission is confirmed, or is taken as such by a projection. */
public record Proof(Reach reach, CellSet cells) {}
