/** The same alerts for machines: Atom, GeoJSON, JSON and CAP. */
@NullMarked
package nl.weerklank.channel.web.feed;

import org.jspecify.annotations.NullMarked;
