/** What operators do by hand, and what is kept of it: rulings on channels, steps in a dissemination, care for dead letters. */
@NullMarked
package nl.weerklank.contract.operator;

import org.jspecify.annotations.NullMarked;
