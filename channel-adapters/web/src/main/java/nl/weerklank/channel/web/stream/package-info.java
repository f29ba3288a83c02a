/** The live stream: one hub, every frame written once, replay after a reconnect. */
@NullMarked
package nl.weerklank.channel.web.stream;

import org.jspecify.annotations.NullMarked;
