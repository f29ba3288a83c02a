/** What the last hop asks of an order before anything is emitted; pure, and each refusal has its reason. */
@NullMarked
package nl.weerklank.channel.runtime.check;

import org.jspecify.annotations.NullMarked;
