/** Puts the service together from its configuration and runs it. */
@NullMarked
package nl.weerklank.dispatch.app;

import org.jspecify.annotations.NullMarked;
