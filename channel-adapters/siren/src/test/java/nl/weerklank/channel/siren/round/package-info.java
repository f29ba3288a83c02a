/** Tests of the siren round. */
@NullMarked
package nl.weerklank.channel.siren.round;

import org.jspecify.annotations.NullMarked;
