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
        return new RadioAdapter(settings);
    }
}
