/** What to do with an alert, a report or the passing of time: decide(state, event, now); pure. */
@NullMarked
package nl.weerklank.dispatch.lifecycle;

import org.jspecify.annotations.NullMarked;
