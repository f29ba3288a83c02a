/** The centre's side of the links to the BSCs: connecting, keeping alive, asking and matching answers. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.bsc;

import org.jspecify.annotations.NullMarked;
