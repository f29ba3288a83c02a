/** The messages that go on the air: identifiers, serial numbers and pages of one alert (TS 23.041); pure. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.message;

import org.jspecify.annotations.NullMarked;
