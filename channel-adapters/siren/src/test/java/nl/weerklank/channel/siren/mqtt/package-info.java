/** Tests of the siren mqtt. */
@NullMarked
package nl.weerklank.channel.siren.mqtt;

import org.jspecify.annotations.NullMarked;
