/** Measurements, each beside a floor of the same run. */
@NullMarked
package nl.weerklank.local.bench;

import org.jspecify.annotations.NullMarked;
