/** Feeds with places: GeoRSS and GDACS. */
@NullMarked
package nl.weerklank.signal.format.feed;

import org.jspecify.annotations.NullMarked;
