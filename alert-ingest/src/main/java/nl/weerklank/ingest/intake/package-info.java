/** The way of one message from submission to draft or issue. */
@NullMarked
package nl.weerklank.ingest.intake;

import org.jspecify.annotations.NullMarked;
