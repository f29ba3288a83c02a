/** Configuration, and what is made from it once at the start. */
@NullMarked
package nl.weerklank.ingest.setup;

import org.jspecify.annotations.NullMarked;
