/** The console's first page: what waits, what is live, and how long each step took. */
@NullMarked
package nl.weerklank.ingest.console.home;

import org.jspecify.annotations.NullMarked;
