/** Transmitters to practise with: real sockets, a programme that never ends, and faults on request. */
@NullMarked
package nl.weerklank.channel.radio.simulator;

import org.jspecify.annotations.NullMarked;
