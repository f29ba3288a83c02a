package nl.weerklank.simulator;

import com.sun.net.httpserver.HttpHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network behind one channel, speaking the real protocol over real sockets on this machine. */
public interface ChannelSimulator extends AutoCloseable {

    /** The channel type that it stands behind, such as {@code siren}. */
    String type();

    /** The settings that point an adapter at this simulator. */
    Map<String, String> adapterProperties();

    /** Behaves so from now on, links that are open included. */
    void behave(FaultKind fault);

    /** What the public received since the start or the last {@link #forget()}, oldest first; each reception once, not once a repetition. */
    List<PublicRecord> publicRecord();

    /** What is being emitted to the public at this moment, named as in {@link PublicRecord#what()}; empty when all is quiet. */
    Set<String> onAir();

    /** Clears the public record; what is being emitted goes on. */
    void forget();

    /** Pages and requests of its own, by path below {@code /<type>/}; empty for a simulator that has none. */
    default Map<String, HttpHandler> pages() {
        return Map.of();
    }

    /** The network is gone: sockets are closed when this returns. A second call does nothing. */
    @Override
    void close();
}
