/** The cell broadcast channel: its adapter and its settings. */
@NullMarked
package nl.weerklank.channel.cellbroadcast;

import org.jspecify.annotations.NullMarked;
