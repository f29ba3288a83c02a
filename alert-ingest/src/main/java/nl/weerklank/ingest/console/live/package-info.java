/** Where people watch an alert reach the public, change it and end it. */
@NullMarked
package nl.weerklank.ingest.console.live;

import org.jspecify.annotations.NullMarked;
