/** Controllers reached over Modbus TCP. */
@NullMarked
package nl.weerklank.channel.siren.modbus;

import org.jspecify.annotations.NullMarked;
