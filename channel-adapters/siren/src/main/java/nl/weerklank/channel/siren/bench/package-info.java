/** Measures how fast the whole park can be set off. */
@NullMarked
package nl.weerklank.channel.siren.bench;

import org.jspecify.annotations.NullMarked;
