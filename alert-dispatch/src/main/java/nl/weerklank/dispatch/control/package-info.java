/** What people, and flapping, rule about the use of a channel; pure. */
@NullMarked
package nl.weerklank.dispatch.control;

import org.jspecify.annotations.NullMarked;
