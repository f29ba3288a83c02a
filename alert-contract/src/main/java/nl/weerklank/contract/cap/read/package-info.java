/** CAP 1.2 from bytes: hardened XML reading, the standard's form, and the model with the place of every element. */
@NullMarked
package nl.weerklank.contract.cap.read;

import org.jspecify.annotations.NullMarked;
