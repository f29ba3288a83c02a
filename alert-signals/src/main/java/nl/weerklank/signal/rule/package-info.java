/** The language of rules: what people write in versioned files; pure. */
@NullMarked
package nl.weerklank.signal.rule;

import org.jspecify.annotations.NullMarked;
