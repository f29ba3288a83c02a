/** The radio network on the map: cells, their BSCs, and which of them serve an area; pure apart from reading files. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.plan;

import org.jspecify.annotations.NullMarked;
