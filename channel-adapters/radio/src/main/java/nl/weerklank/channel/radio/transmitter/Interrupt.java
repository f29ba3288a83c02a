package nl.weerklank.channel.radio.transmitter;

import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.contract.alert.Lane;

/** What a transmitter is handed: the sound, what it is, and the short text for displays. */
public record Interrupt(String orderId, String alert, int version, Lane lane, String radioText, Sound sound) {}
