/** Rules of people over signals and windows of signals, and firings that explain themselves; pure. */
@NullMarked
package nl.weerklank.signal.rule;

import org.jspecify.annotations.NullMarked;
