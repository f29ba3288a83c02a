/** How many people live where: the map that targets and remainders are counted on. */
@NullMarked
package nl.weerklank.dispatch.targeting;

import org.jspecify.annotations.NullMarked;
