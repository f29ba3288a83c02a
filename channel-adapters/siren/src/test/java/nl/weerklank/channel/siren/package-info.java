/** Tests of the siren channel. */
@NullMarked
package nl.weerklank.channel.siren;

import org.jspecify.annotations.NullMarked;
