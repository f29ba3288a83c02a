/** XML signatures on CAP messages: made for the public, judged without mercy. */
@NullMarked
package nl.weerklank.contract.cap.signature;

import org.jspecify.annotations.NullMarked;
