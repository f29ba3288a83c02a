/** Tests of the siren command. */
@NullMarked
package nl.weerklank.channel.siren.command;

import org.jspecify.annotations.NullMarked;
