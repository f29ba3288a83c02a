/** XML from bytes that nobody vouches for: a tree with places, read under limits, that reaches beyond nothing. */
@NullMarked
package nl.weerklank.contract.cap.xml;

import org.jspecify.annotations.NullMarked;
