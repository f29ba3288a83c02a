package nl.weerklank.channel.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ServiceLoader;
import java.util.TreeMap;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;

/** The one place that chooses an adapter by the name of its type. */
final class Adapters {

    private Adapters() {}

    /** @throws IllegalArgumentException when there is no such type, or the adapter does not take its settings */
    static ChannelAdapter create(RuntimeSettings.Channel channel, Path stateDir, InstantSource clock) {
        var factories = new TreeMap<String, ChannelAdapterFactory>();
        for (var factory : ServiceLoader.load(ChannelAdapterFactory.class)) {
            factories.put(factory.type(), factory);
        }
        var factory = factories.get(channel.type());
        if (factory == null) {
            throw new IllegalArgumentException("channel %s: there is no adapter of type '%s'; there are %s"
                    .formatted(channel.name(), channel.type(), factories.keySet()));
        }
        try {
            var own = Files.createDirectories(stateDir.resolve(channel.name()));
            return factory.create(new ChannelSettings(channel.name(), channel.properties(), own, clock));
        } catch (IOException e) {
            throw new UncheckedIOException("channel %s: its folder cannot be made".formatted(channel.name()), e);
        }
    }
}
