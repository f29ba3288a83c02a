/** The receiver that listens to what is really on the air. */
@NullMarked
package nl.weerklank.channel.radio.listen;

import org.jspecify.annotations.NullMarked;
