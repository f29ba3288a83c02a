/** What would be if a channel were gone: whom nobody else covers; pure. */
@NullMarked
package nl.weerklank.dispatch.whatif;

import org.jspecify.annotations.NullMarked;
