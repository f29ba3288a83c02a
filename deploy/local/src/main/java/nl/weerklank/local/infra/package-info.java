/** The broker and the database that the launcher brings along. */
@NullMarked
package nl.weerklank.local.infra;

import org.jspecify.annotations.NullMarked;
