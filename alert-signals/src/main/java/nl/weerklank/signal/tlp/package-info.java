/** The guard between what is marked and what everybody reads; nothing else makes a public text of a signal. Pure. */
@NullMarked
package nl.weerklank.signal.tlp;

import org.jspecify.annotations.NullMarked;
