/** Reads records and lets only what is genuine and readable in; the rest goes to the dead letters with its cause. */
@NullMarked
package nl.weerklank.dispatch.gate;

import org.jspecify.annotations.NullMarked;
