/** Measurements of the centre and of targeting, each beside a floor in the same run. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.bench;

import org.jspecify.annotations.NullMarked;
