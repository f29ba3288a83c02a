/** How the channels are right now, from their heartbeats and coverage; pure. */
@NullMarked
package nl.weerklank.dispatch.channel;

import org.jspecify.annotations.NullMarked;
