/** The edge (content delivery network) in front of the origin, as its customer steers it. */
@NullMarked
package nl.weerklank.channel.web.edge;

import org.jspecify.annotations.NullMarked;
