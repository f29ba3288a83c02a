/** CAP 1.2 as records: what a crisis centre says, read, written and checked. */
@NullMarked
package nl.weerklank.contract.cap;

import org.jspecify.annotations.NullMarked;
