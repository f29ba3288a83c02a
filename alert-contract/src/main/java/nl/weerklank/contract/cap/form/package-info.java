/** The form of a CAP 1.2 message: which elements stand where, how often, and what their text may be. */
@NullMarked
package nl.weerklank.contract.cap.form;

import org.jspecify.annotations.NullMarked;
