package nl.weerklank.local.system;

import java.nio.file.Path;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Ports;

/** The services of a Weerklank on one machine: the name of the part, the Maven module, and the most heap it may take. */
enum Service {
    INGEST("ingest", "alert-ingest", 160),
    DISPATCH("dispatch", "alert-dispatch", 192),
    CHANNELS("channels", "channel-adapters/channel-runtime", 192),
    WEB("web", "channel-adapters/channel-runtime", 128);

    private final String part;
    private final String module;
    private final int heapMb;

    Service(String part, String module, int heapMb) {
        this.part = part;
        this.module = module;
        this.heapMb = heapMb;
    }

    String part() {
        return part;
    }

    String module() {
        return module;
    }

    int heapMb() {
        return heapMb;
    }

    /** The runnable jar that Maven built. */
    Path jar(Layout layout) {
        return layout.service(module);
    }

    int port(Ports ports) {
        return switch (this) {
            case INGEST -> ports.ingest();
            case DISPATCH -> ports.dispatch();
            case CHANNELS -> ports.runtime();
            case WEB -> ports.webRuntime();
        };
    }
}
