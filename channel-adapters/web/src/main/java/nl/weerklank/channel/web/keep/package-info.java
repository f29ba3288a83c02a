/** Files of state: read whole, replaced whole, nobody else's to read. */
@NullMarked
package nl.weerklank.channel.web.keep;

import org.jspecify.annotations.NullMarked;
