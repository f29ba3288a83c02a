/** The language of refusals: which rule of CAP a message breaks, where in the file, and what to do. */
@NullMarked
package nl.weerklank.contract.cap.rule;

import org.jspecify.annotations.NullMarked;
