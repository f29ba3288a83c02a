package nl.weerklank.contract.preview;

import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.channel.ChannelSettings;

/**
 * Shows what a channel would make of an alert, by the same code that would send it, and sends nothing. Found by ServiceLoader; free of
 * frameworks.
 */
public interface ChannelPreview {

    /** Which adapter it speaks for, as {@code ChannelAdapterFactory} names it. */
    String type();

    /** What people would get, a part for each language or each kind of receiver. */
    List<Previewed> preview(AlertEvent alert, ChannelSettings settings);

    /** The part in this language as sound (WAV), where the channel has one; takes seconds. */
    default Optional<byte[]> sound(AlertEvent alert, String language, ChannelSettings settings) {
        return Optional.empty();
    }
}
