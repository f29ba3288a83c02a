/** Which sources there are, when each was last heard, and so where the picture is blind; pure. */
@NullMarked
package nl.weerklank.signal.watch;

import org.jspecify.annotations.NullMarked;
