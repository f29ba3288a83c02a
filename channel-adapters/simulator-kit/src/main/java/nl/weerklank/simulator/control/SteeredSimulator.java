package nl.weerklank.simulator.control;

import com.sun.net.httpserver.HttpHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/** A running simulator and the last fault that it was told to have. */
final class SteeredSimulator {

    /** What the control answers of one simulator. */
    record State(
            String name,
            String type,
            String fault,
            Map<String, String> adapterProperties,
            int publicCount,
            Set<String> onAir,
            List<String> pages) {}

    private final String name;
    private final ChannelSimulator simulator;
    private volatile FaultKind fault = FaultKind.NONE;

    SteeredSimulator(String name, ChannelSimulator simulator) {
        this.name = name;
        this.simulator = simulator;
    }

    String name() {
        return name;
    }

    /** A restart is an act: afterwards the network works. */
    synchronized void behave(FaultKind kind) {
        simulator.behave(kind);
        fault = kind == FaultKind.RESTART ? FaultKind.NONE : kind;
    }

    String fault() {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    List<PublicRecord> publicRecord() {
        return simulator.publicRecord();
    }

    void forget() {
        simulator.forget();
    }

    /** The simulator's own pages, by full path. */
    Map<String, HttpHandler> pages() {
        var pages = new TreeMap<String, HttpHandler>();
        simulator
                .pages()
                .forEach((path, handler) ->
                        pages.put("/" + name + "/" + (path.startsWith("/") ? path.substring(1) : path), handler));
        return pages;
    }

    String addresses() {
        var own = pages().keySet();
        return "/%1$s, /%1$s/fault, /%1$s/public".formatted(name)
                + (own.isEmpty() ? "" : ", ")
                + String.join(", ", own);
    }

    State state() {
        return new State(
                name,
                simulator.type(),
                fault(),
                simulator.adapterProperties(),
                simulator.publicRecord().size(),
                simulator.onAir(),
                List.copyOf(pages().keySet()));
    }
}
