/** Counting who read an alert, by a sample that server and browsers agree on without knowing each other. */
@NullMarked
package nl.weerklank.channel.web.seen;

import org.jspecify.annotations.NullMarked;
