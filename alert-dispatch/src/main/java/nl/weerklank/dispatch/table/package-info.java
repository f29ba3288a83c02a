/** The global tables of how the channels are and whom they cover. */
@NullMarked
package nl.weerklank.dispatch.table;

import org.jspecify.annotations.NullMarked;
