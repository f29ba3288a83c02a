/** Sound as samples: tones, silence, files and how they are strung together and written down. */
@NullMarked
package nl.weerklank.channel.radio.audio;

import org.jspecify.annotations.NullMarked;
