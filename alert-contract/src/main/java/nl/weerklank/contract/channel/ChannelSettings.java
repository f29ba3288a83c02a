package nl.weerklank.contract.channel;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What an adapter is started with.
 *
 * @param channel the channel's name, also the suffix of its orders topic
 * @param properties the channel's own block of configuration
 * @param stateDir a folder of its own that survives restarts
 */
public record ChannelSettings(String channel, Map<String, String> properties, Path stateDir, InstantSource clock) {

    public ChannelSettings {
        properties = Map.copyOf(properties);
    }

    /** A setting, or its default. */
    public String get(String key, String otherwise) {
        return properties.getOrDefault(key, otherwise);
    }

    /** A whole number, or its default. @throws IllegalArgumentException naming the key when the text is no number */
    public int getInt(String key, int otherwise) {
        var text = properties.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "channel %s: setting %s must be a whole number, not '%s'".formatted(channel, key, text), e);
        }
    }
}
