package nl.weerklank.contract.channel;

import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** Where an adapter says what it proved for a part of one order's cells; may be called from any thread, also after the order completed. */
public interface ReportSink {

    /** This rung is proven for these cells; {@code detail} is one plain sentence of evidence. */
    void reached(Rung rung, CellSet cells, String detail);

    /** These cells are not reached; {@code detail} says what was seen and what to mend. */
    void failed(Fault fault, CellSet cells, String detail);

    /**
     * Something more about cells that were reported before, which changes nothing of how they stand: what could not be
     * sent beside what is proven, such as a further language. Put on record; a sink without a record drops it.
     */
    default void noted(CellSet cells, String detail) {}
}
