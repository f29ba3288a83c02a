/** Operating-system processes as the launcher starts, watches and ends them. */
@NullMarked
package nl.weerklank.local.process;

import org.jspecify.annotations.NullMarked;
