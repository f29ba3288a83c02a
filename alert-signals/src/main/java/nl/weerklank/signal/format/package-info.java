/** One small reader a format, behind one interface: bytes in, signals or reasons out. */
@NullMarked
package nl.weerklank.signal.format;

import org.jspecify.annotations.NullMarked;
