/** What one channel is to do for one area: what travels on topics {@code orders.<channel>}. */
@NullMarked
package nl.weerklank.contract.order;

import org.jspecify.annotations.NullMarked;
