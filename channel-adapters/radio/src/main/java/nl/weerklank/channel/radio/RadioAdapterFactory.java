package nl.weerklank.channel.radio;

import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;

/** Makes adapters of type {@code radio}. */
public final class RadioAdapterFactory implements ChannelAdapterFactory {

    @Override
    public String type() {
        return "radio";
    }

    @Override
    public ChannelAdapter create(ChannelSettings settings) {
        var adapter = new RadioAdapter(settings);
        if (settings.properties().keySet().stream().noneMatch(key -> key.startsWith("transmitter."))) {
            adapter.close();
            throw new IllegalArgumentException("channel " + settings.channel()
                    + ": at least one setting transmitter.<region> with the address of a transmitter");
        }
        return adapter;
    }
}
