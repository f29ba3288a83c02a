package nl.weerklank.dispatch.whatif;

import nl.weerklank.contract.cell.CellSet;

/**
 * What is lost without some channels.
 *
 * @param alone cells that no other channel covers
 * @param peopleAlone people who live there
 * @param reachedWith people of the whole map that all channels together are expected to reach
 * @param reachedWithout people that the others are expected to reach
 */
public record Loss(CellSet alone, double peopleAlone, double reachedWith, double reachedWithout) {

    /** How many people fewer are expected to be reached. */
    public double lost() {
        return reachedWith - reachedWithout;
    }
}
