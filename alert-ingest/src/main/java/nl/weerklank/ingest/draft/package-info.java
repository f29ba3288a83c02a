/** What people write at the console before it is submitted, each step kept in PostgreSQL, and the audit of every act. */
@NullMarked
package nl.weerklank.ingest.draft;

import org.jspecify.annotations.NullMarked;
