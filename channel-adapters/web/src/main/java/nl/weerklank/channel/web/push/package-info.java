/** Web Push: encrypted messages to browsers that asked for them, by area and without an account. */
@NullMarked
package nl.weerklank.channel.web.push;

import org.jspecify.annotations.NullMarked;
