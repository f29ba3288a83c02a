/** The desk: drafts that wait for a second person, kept in PostgreSQL. */
@NullMarked
package nl.weerklank.ingest.approval;

import org.jspecify.annotations.NullMarked;
