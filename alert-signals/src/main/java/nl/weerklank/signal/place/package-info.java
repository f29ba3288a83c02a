/** Where things are, as far as telling near from far needs it; pure. */
@NullMarked
package nl.weerklank.signal.place;

import org.jspecify.annotations.NullMarked;
