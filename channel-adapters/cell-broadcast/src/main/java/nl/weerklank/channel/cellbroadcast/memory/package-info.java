/** What the centre remembers over a restart: alerts, orders and message codes, in files of its own. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.memory;

import org.jspecify.annotations.NullMarked;
