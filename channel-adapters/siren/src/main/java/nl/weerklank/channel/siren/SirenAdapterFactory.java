package nl.weerklank.channel.siren;

import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;

/** Makes the adapter for channels of type {@code siren}. */
public final class SirenAdapterFactory implements ChannelAdapterFactory {

    @Override
    public String type() {
        return "siren";
    }

    @Override
    public ChannelAdapter create(ChannelSettings settings) {
        return new SirenAdapter(settings, SirenSettings.read(settings));
    }
}
