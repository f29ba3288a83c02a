/** Where an order record becomes an order, a refusal or a dead letter, before anything is carried out. */
@NullMarked
package nl.weerklank.channel.runtime.intake;

import org.jspecify.annotations.NullMarked;
