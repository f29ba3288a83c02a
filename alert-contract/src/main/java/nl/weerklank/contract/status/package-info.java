/** How channels are and whom they can reach: topics {@code channel-status} and {@code channel-coverage}. */
@NullMarked
package nl.weerklank.contract.status;

import org.jspecify.annotations.NullMarked;
