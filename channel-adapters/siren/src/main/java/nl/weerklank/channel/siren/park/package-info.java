/** Where the sirens stand, how far each is heard, and which of them an order needs. */
@NullMarked
package nl.weerklank.channel.siren.park;

import org.jspecify.annotations.NullMarked;
