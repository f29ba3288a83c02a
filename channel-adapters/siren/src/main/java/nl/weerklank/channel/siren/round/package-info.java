/** One order carried out by many posts: who confirmed, which cells are reached, what went wrong. */
@NullMarked
package nl.weerklank.channel.siren.round;

import org.jspecify.annotations.NullMarked;
