package nl.weerklank.channel.web;

import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;

/** Makes adapters of type {@code web}. */
public final class WebChannelFactory implements ChannelAdapterFactory {

    @Override
    public String type() {
        return "web";
    }

    @Override
    public ChannelAdapter create(ChannelSettings settings) {
        return new WebChannel(settings, WebSettings.of(settings));
    }
}
