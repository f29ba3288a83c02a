/** Tests of the siren park. */
@NullMarked
package nl.weerklank.channel.siren.park;

import org.jspecify.annotations.NullMarked;
