/** CAP 1.2 to XML, valid against the schema, in the spelling of the standard. */
@NullMarked
package nl.weerklank.contract.cap.write;

import org.jspecify.annotations.NullMarked;
