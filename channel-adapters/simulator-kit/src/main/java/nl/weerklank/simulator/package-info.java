/** What every channel simulator shares: how it is started, told to fail, and asked what the public received. */
@NullMarked
package nl.weerklank.simulator;

import org.jspecify.annotations.NullMarked;
