/** The operators' pages: rendered here, kept up to date by streams, usable with the keyboard alone. */
@NullMarked
package nl.weerklank.dispatch.console;

import org.jspecify.annotations.NullMarked;
