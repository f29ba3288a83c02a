/** The simulators' process: starts them together and lets people, drills and tests steer them over HTTP. */
@NullMarked
package nl.weerklank.simulator.control;

import org.jspecify.annotations.NullMarked;
