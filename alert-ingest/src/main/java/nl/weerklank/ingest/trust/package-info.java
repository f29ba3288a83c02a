/** Who the sender is, what proves it, and which mandates it holds. */
@NullMarked
package nl.weerklank.ingest.trust;

import org.jspecify.annotations.NullMarked;
