package nl.weerklank.channel.radio.transmitter;

import java.util.List;

/**
 * What a transmitter says of itself.
 *
 * @param airedSamples samples that went on the air since it started
 * @param interrupts what is on the air and what waits
 */
public record TransmitterStatus(String region, long airedSamples, List<InterruptStatus> interrupts) {

    public TransmitterStatus {
        interrupts = List.copyOf(interrupts);
    }
}
