/** CloudEvents 1.0, which carry any other format or a declared payload. */
@NullMarked
package nl.weerklank.signal.format.event;

import org.jspecify.annotations.NullMarked;
