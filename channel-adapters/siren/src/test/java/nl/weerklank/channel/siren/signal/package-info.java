/** Tests of the siren signal. */
@NullMarked
package nl.weerklank.channel.siren.signal;

import org.jspecify.annotations.NullMarked;
