/** The dead letters: read, replayed, discarded; straight from their topics. */
@NullMarked
package nl.weerklank.dispatch.letters;

import org.jspecify.annotations.NullMarked;
