package nl.weerklank.channel.radio.transmitter;

import java.util.List;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Stretch;
import nl.weerklank.contract.alert.Lane;

/**
 * What a transmitter is handed: the sound, what it is, and the short text for displays.
 *
 * @param whole stretches that are aired whole or not at all
 */
public record Interrupt(
        String orderId, String alert, int version, Lane lane, String radioText, Sound sound, List<Stretch> whole) {

    public Interrupt {
        whole = List.copyOf(whole);
    }
}
