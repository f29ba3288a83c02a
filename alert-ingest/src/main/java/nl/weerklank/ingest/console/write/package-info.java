/** Where an author writes an alert, step by step. */
@NullMarked
package nl.weerklank.ingest.console.write;

import org.jspecify.annotations.NullMarked;
