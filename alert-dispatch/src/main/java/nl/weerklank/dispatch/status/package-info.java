/** The operators' door: where each alert stands, live. */
@NullMarked
package nl.weerklank.dispatch.status;

import org.jspecify.annotations.NullMarked;
