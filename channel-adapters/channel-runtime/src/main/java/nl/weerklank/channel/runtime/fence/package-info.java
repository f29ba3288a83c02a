/** Which version of an alert is the newest: what is older is never emitted again. */
@NullMarked
package nl.weerklank.channel.runtime.fence;

import org.jspecify.annotations.NullMarked;
