/** Who is reached and who is not: arithmetic over cells, people and chances; pure. */
@NullMarked
package nl.weerklank.dispatch.coverage;

import org.jspecify.annotations.NullMarked;
