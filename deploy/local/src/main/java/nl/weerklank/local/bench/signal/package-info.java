/** Measurements of threat signals, each beside a floor of the same run. */
@NullMarked
package nl.weerklank.local.bench.signal;

import org.jspecify.annotations.NullMarked;
