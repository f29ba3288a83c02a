/** Controllers reached over MQTT 5. */
@NullMarked
package nl.weerklank.channel.siren.mqtt;

import org.jspecify.annotations.NullMarked;
