/** Messages as callers see them, from the desk or from the log. */
@NullMarked
package nl.weerklank.ingest.view;

import org.jspecify.annotations.NullMarked;
