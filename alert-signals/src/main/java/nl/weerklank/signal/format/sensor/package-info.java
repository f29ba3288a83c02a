/** Sensors: OGC SensorThings, and messages whose payload is declared with the source. */
@NullMarked
package nl.weerklank.signal.format.sensor;

import org.jspecify.annotations.NullMarked;
