/** Puts the parts together: one running channel each, and the runtime that holds them. */
@NullMarked
package nl.weerklank.channel.runtime.run;

import org.jspecify.annotations.NullMarked;
