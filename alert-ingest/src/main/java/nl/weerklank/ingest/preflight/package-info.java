/** What is looked at before an alert is handed to a second person; pure rules. */
@NullMarked
package nl.weerklank.ingest.preflight;

import org.jspecify.annotations.NullMarked;
