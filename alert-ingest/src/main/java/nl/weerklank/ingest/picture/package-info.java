/** The picture of signals at work: Kafka Streams over topic signals, on threads of its own; not started where there are no rules. */
@NullMarked
package nl.weerklank.ingest.picture;

import org.jspecify.annotations.NullMarked;
