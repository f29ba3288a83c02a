/** The record: issued alerts written into PostgreSQL from topic alerts, complete after an outage. */
@NullMarked
package nl.weerklank.ingest.record;

import org.jspecify.annotations.NullMarked;
