/** How a channel says that it lives: route test, state and coverage. */
@NullMarked
package nl.weerklank.channel.runtime.status;

import org.jspecify.annotations.NullMarked;
