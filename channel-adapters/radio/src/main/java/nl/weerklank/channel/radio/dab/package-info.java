/** DAB emergency warning (ETSI TS 104 089, FIG 0/15): an alert set with location codes as bits. */
@NullMarked
package nl.weerklank.channel.radio.dab;

import org.jspecify.annotations.NullMarked;
