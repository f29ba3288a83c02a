/** POCSAG (ITU-R M.584): pager messages as code words and as sound. */
@NullMarked
package nl.weerklank.channel.radio.pocsag;

import org.jspecify.annotations.NullMarked;
