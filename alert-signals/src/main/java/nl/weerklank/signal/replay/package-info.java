/** Recorded signals through rules: what would have happened when. Pure. */
@NullMarked
package nl.weerklank.signal.replay;

import org.jspecify.annotations.NullMarked;
