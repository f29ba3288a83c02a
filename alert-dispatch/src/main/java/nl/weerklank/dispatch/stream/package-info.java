/** The Kafka Streams topology around the lifecycle, its tables, its dead letters and its view. */
@NullMarked
package nl.weerklank.dispatch.stream;

import org.jspecify.annotations.NullMarked;
