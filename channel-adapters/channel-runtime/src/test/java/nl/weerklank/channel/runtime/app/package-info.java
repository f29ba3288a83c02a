@NullMarked
package nl.weerklank.channel.runtime.app;

import org.jspecify.annotations.NullMarked;
