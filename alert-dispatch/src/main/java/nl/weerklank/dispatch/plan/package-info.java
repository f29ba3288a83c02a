/** Which channels are ordered for which cells, and why the others are not; pure. */
@NullMarked
package nl.weerklank.dispatch.plan;

import org.jspecify.annotations.NullMarked;
