/** The parts of a running Weerklank, in the order in which they start. */
@NullMarked
package nl.weerklank.local.system;

import org.jspecify.annotations.NullMarked;
