/**
 * The smallest channel there can be, over real sockets: one line a request. The runtime's tests use it, and the contract
 * of every channel is proved against it. Requests: {@code EMIT alert version region text}, {@code STOP alert version
 * region}, {@code STATUS alert region}, {@code PING}; answers: {@code OK}, {@code NO why}, {@code ON version},
 * {@code OFF version}. A second port is the receiver: {@code HEARD alert version region} is answered {@code YES} or
 * {@code NO}.
 */
@NullMarked
package nl.weerklank.testkit.line;

import org.jspecify.annotations.NullMarked;
