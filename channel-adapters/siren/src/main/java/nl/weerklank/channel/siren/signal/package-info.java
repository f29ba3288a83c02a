/** What sirens can sound, as data: patterns of several countries, all-clear and tests. */
@NullMarked
package nl.weerklank.channel.siren.signal;

import org.jspecify.annotations.NullMarked;
