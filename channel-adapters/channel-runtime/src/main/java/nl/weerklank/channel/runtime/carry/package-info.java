/** How a verified order is carried out: small decorators around an adapter, joined in one place. */
@NullMarked
package nl.weerklank.channel.runtime.carry;

import org.jspecify.annotations.NullMarked;
