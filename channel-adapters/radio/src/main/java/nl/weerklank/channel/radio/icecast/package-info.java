/** The channel as a source to an Icecast server. */
@NullMarked
package nl.weerklank.channel.radio.icecast;

import org.jspecify.annotations.NullMarked;
