/** Tests of the siren modbus. */
@NullMarked
package nl.weerklank.channel.siren.modbus;

import org.jspecify.annotations.NullMarked;
