/** What both consoles share: words in Dutch and English, and what a browser may load. */
@NullMarked
package nl.weerklank.console;

import org.jspecify.annotations.NullMarked;
