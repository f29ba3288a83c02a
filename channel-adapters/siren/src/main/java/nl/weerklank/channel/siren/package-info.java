/** The siren channel: orders in, posts commanded, and only what they proved reported. */
@NullMarked
package nl.weerklank.channel.siren;

import org.jspecify.annotations.NullMarked;
