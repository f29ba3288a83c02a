/** What a controller is told, and the proof that it was us who said so. */
@NullMarked
package nl.weerklank.channel.siren.command;

import org.jspecify.annotations.NullMarked;
