/** Weather warnings of the American weather service as GeoJSON. */
@NullMarked
package nl.weerklank.signal.format.weather;

import org.jspecify.annotations.NullMarked;
