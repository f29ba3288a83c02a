/** The service: reads its configuration, runs the channels that it names, says when it is ready. */
@NullMarked
package nl.weerklank.channel.runtime.app;

import org.jspecify.annotations.NullMarked;
