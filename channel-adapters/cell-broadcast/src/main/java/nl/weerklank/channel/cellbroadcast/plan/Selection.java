package nl.weerklank.channel.cellbroadcast.plan;

import java.util.BitSet;
import nl.weerklank.contract.cell.CellSet;

/**
 * The radio cells that are to broadcast for an area, and what that means for people; what is sent, what is proven and what
 * is said beforehand about spill and missed people all come from this one choice. Nobody writes to it.
 *
 * @param area the map cells that were asked for
 * @param servers for each of them, in their order, the chosen radio cells that serve it; empty where nobody does
 * @param chosen all radio cells that are to broadcast
 * @param everywhere whether that is the whole network, so that requests need name no cell
 */
public record Selection(CellSet area, int[][] servers, BitSet chosen, Preview preview, boolean everywhere) {}
