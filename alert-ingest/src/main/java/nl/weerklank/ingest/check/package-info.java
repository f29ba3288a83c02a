/** What may be issued at all: status, times and area, as pure rules. */
@NullMarked
package nl.weerklank.ingest.check;

import org.jspecify.annotations.NullMarked;
