package nl.weerklank.channel.radio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.icecast.IcecastSource;
import nl.weerklank.channel.radio.playout.OwnTransmitter;
import nl.weerklank.channel.radio.playout.Programme;
import nl.weerklank.channel.radio.transmitter.TransmitterProtocol;

/** Where each region's sound leaves: transmitters of others behind their own door, and streams that the channel sends itself. */
final class Outlets implements AutoCloseable {

    private final Map<String, URI> controls = new HashMap<>();
    private final Map<String, URI> receivers = new HashMap<>();
    private final Map<String, IcecastSource> icecasts = new HashMap<>();
    private final List<AutoCloseable> own = new ArrayList<>();

    Outlets(RadioSettings settings, Path stateDir) {
        controls.putAll(settings.transmitters());
        try {
            for (var region : settings.ownStreams()) {
                open(region, settings, stateDir);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("a stream of the radio channel cannot be sent: " + e.getMessage(), e);
        }
        controls.forEach((region, address) -> receivers.putIfAbsent(region, address.resolve(TransmitterProtocol.LIVE)));
        receivers.putAll(settings.receivers());
    }

    /** Control addresses by region. */
    Map<String, URI> controls() {
        return controls;
    }

    /** The stream that proves what is on the air of this region. */
    URI receiver(String region) {
        return Optional.ofNullable(receivers.get(region))
                .orElseThrow(() -> new IllegalStateException("no stream of region " + region));
    }

    /** Why the region's Icecast server takes no sound; empty when it does or there is none. */
    String icecastFault(String region) {
        var source = icecasts.get(region);
        return source == null ? "" : source.fault();
    }

    private void open(String region, RadioSettings settings, Path stateDir) throws IOException {
        var file = settings.programmes().get(region);
        var programme = file == null ? Programme.silence() : Programme.loop(SoundFile.of(file));
        var spool = stateDir.resolve("stream-" + region);
        var transmitter = new OwnTransmitter(
                settings.region(region), settings.streams().getOrDefault(region, 0), spool, programme);
        own.add(transmitter);
        controls.put(region, transmitter.address());
        var mount = settings.icecasts().get(region);
        if (mount != null) {
            var source = new IcecastSource(mount, region, transmitter.air());
            own.addFirst(source);
            icecasts.put(region, source);
            receivers.put(region, IcecastSource.listen(mount));
        }
    }

    @Override
    public void close() {
        for (var one : own) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("a stream could not be closed", e);
            }
        }
    }
}
