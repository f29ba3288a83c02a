/** Published JSON schemas, as far as an installation has fetched them: they are not ours to ship. */
@NullMarked
package nl.weerklank.signal.format.schema;

import org.jspecify.annotations.NullMarked;
