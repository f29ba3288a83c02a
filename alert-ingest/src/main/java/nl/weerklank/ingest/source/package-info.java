/** Where threat signals come in: feeds that are polled, brokers that are listened to, events that are pushed; nothing runs where no source is declared. */
@NullMarked
package nl.weerklank.ingest.source;

import org.jspecify.annotations.NullMarked;
