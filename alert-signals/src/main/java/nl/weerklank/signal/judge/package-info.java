/** Rules at work: conditions looked at, windows kept, firings that explain themselves; the one package that knows CEL. Pure. */
@NullMarked
package nl.weerklank.signal.judge;

import org.jspecify.annotations.NullMarked;
