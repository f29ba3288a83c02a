/** Simulated controllers over real sockets, for tests, drills and demonstrations. */
@NullMarked
package nl.weerklank.channel.siren.simulator;

import org.jspecify.annotations.NullMarked;
