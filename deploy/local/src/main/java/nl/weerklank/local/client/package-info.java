/** The commands that speak to a running Weerklank over its public doors. */
@NullMarked
package nl.weerklank.local.client;

import org.jspecify.annotations.NullMarked;
