/** The map: areas as sets of H3 cells. */
@NullMarked
package nl.weerklank.contract.cell;

import org.jspecify.annotations.NullMarked;
