package nl.weerklank.contract.report;

/** What a channel can say of an order's cells: a rung was proven, or it failed. */
public sealed interface Outcome {

    /** This rung is proven for the report's cells. */
    record Reached(Rung rung) implements Outcome {}

    /** These cells are not reached by this order, or no longer are; takes back what earlier reports claimed for them. */
    record Failed(Fault fault) implements Outcome {}
}
