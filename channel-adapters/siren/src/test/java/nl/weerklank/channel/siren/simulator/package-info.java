/** Tests of the siren simulator. */
@NullMarked
package nl.weerklank.channel.siren.simulator;

import org.jspecify.annotations.NullMarked;
