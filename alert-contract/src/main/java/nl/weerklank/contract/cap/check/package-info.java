/** The rules of CAP 1.2 that no schema checks: pure, each with an id, a place and what to do. */
@NullMarked
package nl.weerklank.contract.cap.check;

import org.jspecify.annotations.NullMarked;
