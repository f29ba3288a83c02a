/** What a channel proved: guarded so that no report says more than is known. */
@NullMarked
package nl.weerklank.channel.runtime.report;

import org.jspecify.annotations.NullMarked;
