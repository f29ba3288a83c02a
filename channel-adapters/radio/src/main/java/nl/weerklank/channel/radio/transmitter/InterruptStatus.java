package nl.weerklank.channel.radio.transmitter;

/**
 * What a transmitter says of one interrupt.
 *
 * @param wasOnAir whether any of it has been on the air
 */
public record InterruptStatus(String alert, int version, AirState state, boolean wasOnAir) {}
