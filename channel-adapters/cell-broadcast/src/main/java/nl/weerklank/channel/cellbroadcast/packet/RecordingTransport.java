package nl.weerklank.channel.cellbroadcast.packet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every request instead of sending it, so that it can be looked at with a dissector. */
public final class RecordingTransport implements PacketTransport {

    /** One request. */
    public record Sent(Network network, byte[] request) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Network network, byte[] request) {
        sent.add(new Sent(network, request.clone()));
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }
}
