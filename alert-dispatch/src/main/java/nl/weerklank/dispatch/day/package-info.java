/** The channels' last day: what happened to them and how their routes were tested, from topics and back onto them. */
@NullMarked
package nl.weerklank.dispatch.day;

import org.jspecify.annotations.NullMarked;
