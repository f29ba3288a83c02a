/** Requests that change something: subscriptions, feed subscribers and anonymous readings; each with its limits. */
@NullMarked
package nl.weerklank.channel.web.desk;

import org.jspecify.annotations.NullMarked;
