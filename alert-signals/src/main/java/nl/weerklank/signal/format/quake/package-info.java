/** Earthquakes: USGS and GeoNet GeoJSON, QuakeML 1.2. */
@NullMarked
package nl.weerklank.signal.format.quake;

import org.jspecify.annotations.NullMarked;
