/** An independent reader of the public address through every point of presence of the edge. */
@NullMarked
package nl.weerklank.channel.web.probe;

import org.jspecify.annotations.NullMarked;
