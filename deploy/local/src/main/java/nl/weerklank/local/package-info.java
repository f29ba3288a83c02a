/** The launcher: the whole of Weerklank on one machine, and the command line that speaks to it. */
@NullMarked
package nl.weerklank.local;

import org.jspecify.annotations.NullMarked;
