package nl.weerklank.contract.channel;

/** Makes the adapter of one type; found by {@link java.util.ServiceLoader}, chosen by name in configuration. */
public interface ChannelAdapterFactory {

    /** The type's name in configuration, such as {@code siren}. */
    String type();

    /** A new adapter that has not connected yet. @throws IllegalArgumentException naming the setting that is wrong and what it should be */
    ChannelAdapter create(ChannelSettings settings);
}
