/** The web channel: publishes alerts to residents and machines, and proves through its edge that they arrive. */
@NullMarked
package nl.weerklank.channel.web;

import org.jspecify.annotations.NullMarked;
