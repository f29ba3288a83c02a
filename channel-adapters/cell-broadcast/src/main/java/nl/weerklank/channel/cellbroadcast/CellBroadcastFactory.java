package nl.weerklank.channel.cellbroadcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;

/** Makes the adapter of type {@code cell-broadcast}; its settings are in {@code docs/channels/cell-broadcast.md}. */
public final class CellBroadcastFactory implements ChannelAdapterFactory {

    /** The type's name in configuration. */
    public static final String TYPE = "cell-broadcast";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public ChannelAdapter create(ChannelSettings settings) {
        try {
            return new CellBroadcastAdapter(new CellBroadcastSettings(settings), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the cell broadcast centre cannot start: " + e.getMessage(), e);
        }
    }
}
