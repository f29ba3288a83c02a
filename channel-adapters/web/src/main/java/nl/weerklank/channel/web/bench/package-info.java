/** Measurements of the live stream and the pages, each beside a floor in the same run. */
@NullMarked
package nl.weerklank.channel.web.bench;

import org.jspecify.annotations.NullMarked;
