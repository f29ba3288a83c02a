/** TCP connections and timers on one thread, hundreds of peers side by side; knows nothing of what is said over them. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.link;

import org.jspecify.annotations.NullMarked;
