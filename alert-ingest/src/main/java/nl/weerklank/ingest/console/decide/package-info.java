/** Where a second person sees exactly what goes out, and decides. */
@NullMarked
package nl.weerklank.ingest.console.decide;

import org.jspecify.annotations.NullMarked;
