/** The scenario that shows a new user the whole way of an alert. */
@NullMarked
package nl.weerklank.local.demo;

import org.jspecify.annotations.NullMarked;
