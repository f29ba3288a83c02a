/** One picture of all signals: which source is fresh, which signals tell of one event, and where nothing is known; pure. */
@NullMarked
package nl.weerklank.signal.picture;

import org.jspecify.annotations.NullMarked;
