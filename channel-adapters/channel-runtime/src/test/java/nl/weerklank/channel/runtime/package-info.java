/** The runtime as a whole, against a real broker and the line channel. */
@NullMarked
package nl.weerklank.channel.runtime;

import org.jspecify.annotations.NullMarked;
