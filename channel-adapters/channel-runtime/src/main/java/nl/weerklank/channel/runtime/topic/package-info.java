/** The only place here that knows Kafka: orders and alerts in; reports, status, coverage and dead letters out. */
@NullMarked
package nl.weerklank.channel.runtime.topic;

import org.jspecify.annotations.NullMarked;
