/** Steering simulators over real HTTP. */
@NullMarked
package nl.weerklank.simulator.control;

import org.jspecify.annotations.NullMarked;
