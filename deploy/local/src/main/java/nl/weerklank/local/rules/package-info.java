/** {@code weerklank rules}: rules tried on recorded signals, without a running system. */
@NullMarked
package nl.weerklank.local.rules;

import org.jspecify.annotations.NullMarked;
