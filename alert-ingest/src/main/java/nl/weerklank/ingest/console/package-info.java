/** The crisis centre's console: who may come in, and what goes around every page. */
@NullMarked
package nl.weerklank.ingest.console;

import org.jspecify.annotations.NullMarked;
