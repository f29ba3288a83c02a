/** What can be set from outside. */
@NullMarked
package nl.weerklank.dispatch.config;

import org.jspecify.annotations.NullMarked;
