/** Ogg/Opus: sound in the form that files and Icecast carry, and back. The only package that knows the codec's libraries. */
@NullMarked
package nl.weerklank.channel.radio.opus;

import org.jspecify.annotations.NullMarked;
