/** From bytes to a CAP message, or to what is wrong with them. */
@NullMarked
package nl.weerklank.ingest.read;

import org.jspecify.annotations.NullMarked;
