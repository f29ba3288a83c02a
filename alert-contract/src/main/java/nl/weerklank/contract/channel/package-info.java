/** What every channel adapter implements; free of frameworks. */
@NullMarked
package nl.weerklank.contract.channel;

import org.jspecify.annotations.NullMarked;
