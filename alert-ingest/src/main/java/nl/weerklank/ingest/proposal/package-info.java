/** What follows from rules that fired: drafts for the desk, alerts under a mandate, and rows for people. */
@NullMarked
package nl.weerklank.ingest.proposal;

import org.jspecify.annotations.NullMarked;
