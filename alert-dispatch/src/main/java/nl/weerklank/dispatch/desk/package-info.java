/** The operators' API: channels as they are and were, rulings on them, what-if, steps by hand, dead letters. */
@NullMarked
package nl.weerklank.dispatch.desk;

import org.jspecify.annotations.NullMarked;
